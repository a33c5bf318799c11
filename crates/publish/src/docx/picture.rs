//! Drawings as pictures: Word shows no SVG before 2016, and WPS none.

use std::sync::{Arc, LazyLock};

use mingzhang_fonts::{FACES, SANS, SERIF};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::Picture;

/// Pixels for a unit of the drawing: sharp on paper where the drawing is some 640 units wide.
const SCALE: f32 = 2.5;
/// Pixels along an edge that no chart needs more of.
const LARGEST: f32 = 6_000.0;

/// Why a drawing is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The text is no SVG.
    #[error("the drawing cannot be read")]
    Drawing(#[from] resvg::usvg::Error),
    /// It has no size, or more of it than a picture can have.
    #[error("the drawing is {width} by {height}")]
    Size {
        /// Width in the drawing's units.
        width: f32,
        /// Height in the drawing's units.
        height: f32,
    },
    /// The picture could not be written.
    #[error("the picture cannot be written: {detail}")]
    Png {
        /// What the encoder says.
        detail: String,
    },
}

/// The fonts that the program carries; those of the machine are not looked at, so that a picture is the same everywhere.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in FACES {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face.bytes)));
    }
    fonts.set_sans_serif_family(SANS);
    fonts.set_serif_family(SERIF);
    Arc::new(fonts)
});

/// Draws an SVG as a picture, in our fonts whatever it asks for.
///
/// # Errors
///
/// If the text is no SVG or has no size that a picture can have.
pub fn picture(svg: &str) -> Result<Picture, PictureError> {
    let options = Options { font_family: SANS.to_owned(), fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let bad = || PictureError::Size { width, height };
    if width * SCALE > LARGEST || height * SCALE > LARGEST {
        return Err(bad());
    }
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(bad)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(bad)?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| PictureError::Png { detail: error.to_string() })?;
    Ok(Picture { png, width: size.width(), height: size.height() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(text: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" font-family="sans-serif"><text x="4" y="30">{text}</text></svg>"#
        )
    }

    #[test]
    fn chinese_text_is_drawn_and_not_left_out() {
        let (blank, text) = (picture(&drawing("")).unwrap(), picture(&drawing("明账")).unwrap());
        assert_eq!((text.width, text.height), (200, 100));
        assert!(text.png.len() > blank.png.len() + 200, "{} {}", text.png.len(), blank.png.len());
        assert_eq!(text.png, picture(&drawing("明账")).unwrap().png);
    }

    #[test]
    fn what_is_no_drawing_is_an_error() {
        assert!(matches!(picture("明账"), Err(PictureError::Drawing(_))));
        let large = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"></svg>"#;
        assert!(matches!(picture(large), Err(PictureError::Size { .. })));
    }
}
