for (const fallback of document.querySelectorAll(".takst-fallback")) fallback.hidden = true;
for (const part of document.querySelectorAll("[data-takst]")) part.hidden = false;
