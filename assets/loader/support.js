// Whether this browser can run the viewer. What stands in the element is shown
// where it cannot.

// (module (table 0 externref)): reference types are the newest thing that the
// wasm needs; Rust emits them since 1.82.
const MODULE = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0];

/** The first thing that is missing, or undefined. */
export function missing() {
  // WebAssembly itself is off in the lockdown mode of iOS.
  if (!self.WebAssembly) return "WebAssembly";
  if (!WebAssembly.validate(new Uint8Array(MODULE))) return "reference types";
  // Chromium before 99 knows the property, not yet as something to push to;
  // it is only ever assigned here.
  if (!("adoptedStyleSheets" in Document.prototype)) return "adoptedStyleSheets";
  if (!self.ReadableStream || !self.HTMLDialogElement) return "ReadableStream, dialog";
}
