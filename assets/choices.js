// For published pages, before anything of them is seen: what the reader chose of
// the looks. A page that comes back, or is open beside this one, follows.

import { applyLooks } from "./loader/choices.js";

const look = () => applyLooks(document.documentElement);
look();
for (const it of ["pageshow", "storage"]) addEventListener(it, look);
