"use strict";
{
  const { href, hash } = document.querySelector("a.moved");
  location.replace(hash ? href : href + location.hash);
}
