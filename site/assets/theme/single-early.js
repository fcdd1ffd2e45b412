
// The site in one file shows one page at a time: until it is known which, none.
document.documentElement.classList.add("one-page");
