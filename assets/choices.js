// For published pages, before anything of them is seen: what the reader chose of
// the looks. A page that comes back, or is open beside this one, follows.

import { dress } from "./loader/choices.js";

const look = () => dress(document.documentElement);
look();
for (const it of ["pageshow", "storage"]) addEventListener(it, look);
