// @ts-check
/** What every page has beside the calculator: the palette, the header, the way up, opened answers, the search. */

import { searchCatalogue } from "./catalogue.js";
import { openDetails } from "./details.js";
import { followHeader } from "./header.js";
import { followPalette } from "./palette.js";

followPalette();
followHeader();
openDetails();
searchCatalogue();
