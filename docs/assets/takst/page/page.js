// @ts-check
/**
 * What every page has beside the calculator: dated texts, the palette, the header, the button to
 * the top, opened answers, the search, and the link to the other language.
 */

import { searchCatalogue } from "./catalogue.js";
import { openDetails } from "./details.js";
import { followHeader } from "./header.js";
import { addStateToLinks } from "../shared/language.js";
import { followPalette } from "./palette.js";
import { followPeriods } from "../shared/periods.js";

followPeriods();
followPalette();
followHeader();
openDetails();
addStateToLinks(() => location.hash.slice(1), true);
searchCatalogue();
