
document.documentElement.classList.add("one-page");
