import "htmx.org";
import "./open-details";
import "./saving-state";

// Charts weigh more than everything else together: only a page that has one fetches them.
if (document.querySelector("distribution-chart")) void import("./distribution-chart");
