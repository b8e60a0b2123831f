//! What stands in the registers, written as the webview writes it, and what it reads as.
