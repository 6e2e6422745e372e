// Nothing here is needed to use a page: every page works without scripts. The class names tell the design systems that
// scripts run; they are set here because the content security policy allows no inline script.
import { initAll as startGovuk } from "./govuk-frontend.min.js";
import { initAll as startMoj } from "./moj-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
startMoj();
