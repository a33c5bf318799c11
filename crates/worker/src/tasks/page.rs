//! Draws pages of a PDF, for the eyes of whoever reads the findings.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::TaskError;

/// Pages to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The file's name in the task's folder.
    pub file: String,
    /// Which pages, counted from 1.
    pub pages: Vec<u32>,
    /// Pixels of a hundred points.
    pub scale: u16,
}

impl Page {
    /// Draws them; gives back which could be drawn.
    pub(super) fn run(&self, folder: &Path) -> Result<Vec<u32>, TaskError> {
        let bytes = std::fs::read(folder.join(&self.file))?;
        let mut drawn = Vec::new();
        for (number, png) in mingzhang_dossier::pages(&bytes, &self.pages, f32::from(self.scale) / 100.0) {
            std::fs::write(folder.join(name(number)), png)?;
            drawn.push(number);
        }
        Ok(drawn)
    }
}

/// What the picture of a page is called in the task's folder.
pub fn name(number: u32) -> String {
    format!("page-{number}.png")
}
