// Goes on to where a page is now, with the place on it that the address names. The
// page that was left does not come back with the browser's way back.
"use strict";
{
  const { href, hash } = document.querySelector("a.moved");
  location.replace(hash ? href : href + location.hash);
}
