//! temp
use crate::app::{Call, WeakApp};
use crate::commands::Nothing;
use crate::errors::AppError;
use crate::secrets::Secrets;
use plein_library::Library;
pub(crate) struct Engine;
impl Engine {
    pub fn start(_: &Library, _: Secrets, _: WeakApp) -> Self {
        Self
    }
}
pub(crate) fn now(_: &Call<'_>, _: Nothing) -> Result<(), AppError> {
    Ok(())
}
