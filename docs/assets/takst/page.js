// @ts-check
/**
 * What every page has beside the calculator: the palette, the header, the way up, opened answers,
 * and the link to the other language.
 */

import { openDetails } from "./details.js";
import { followHeader } from "./header.js";
import { takeAlong } from "./language.js";
import { followPalette } from "./palette.js";

followPalette();
followHeader();
openDetails();
takeAlong(() => location.hash.slice(1), true);
