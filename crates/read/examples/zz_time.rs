//! tmp
use mingzhang_read::*; use std::time::Instant;
fn main(){ for f in std::env::args().skip(1) { let b=std::fs::read(&f).unwrap();
 for (n,l) in [("default",Limits::default()),("nobomb",Limits{stream_bytes:usize::MAX,..Limits::default()}),("open",Limits{pages:0,..Limits::default()})] {
 let mut best=f64::MAX; for _ in 0..8 { let s=Instant::now(); let _=read(&b,&l).unwrap(); best=best.min(s.elapsed().as_secs_f64()*1e3);} print!("{n} {best:.1}ms  "); } println!("{f}"); } }
