//! The compiled book as files. Everything that is printed is decided in the manuscript; here it is only drawn, each form in a
//! module of its own: Word, Excel, a web page, a data package, and the charts for all of them.

mod cells;
pub mod chart;
pub mod docx;
pub mod html;
mod markup;
pub mod package;
mod words;
pub mod xlsx;
