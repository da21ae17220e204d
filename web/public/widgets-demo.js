// The page's own part: it says which customer it is about.
const customer = new URLSearchParams(location.search).get("customer");
if (customer) document.querySelector("ccj-customer-timeline").setAttribute("customer", customer);
