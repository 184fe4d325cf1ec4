"""Lines that are no part of an article, invented after the kinds that extractors leave behind.

`{paper}`, `{name}`, `{headline}`, `{number}`, `{address}` and `{date}` are filled in. Lines that packs know stand
beside teasers, standfirsts, captions and names, which look like article text and are most of what residues hold.
"""

TAIL = (
    *["{headline}"] * 300, *["{prose}"] * 140, *["{name}"] * 90, *["{date}"] * 50, *["{words}"] * 140,
    "Read more", "Read more: {headline}", "Read next: {headline}", "READ MORE: {headline}", "Related: {headline}",
    "Related articles", "More on this story", "You may also like", "Most read", "More from {paper}",
    "Recommended for you", "See also: {headline}", "Also read: {headline}", "Continue reading", "Latest news",
    "Trending now", "Editor’s picks",
    "Leave a comment", "{number} comments", "Comments are closed.", "Post a comment", "Log in to comment", "Reply",
    "Join the conversation", "View all comments", "Report this comment", "Your email address will not be published.",
    "Share this article", "Share", "Share on Facebook", "Tweet", "Facebook Twitter WhatsApp Email", "Copy link",
    "Print", "Follow us on Facebook and Twitter", "Follow {paper} on Instagram",
    "Like us on Facebook for more stories", "Download our app", "Get the {paper} app for breaking news alerts",
    "Sign up for our newsletter", "Sign up to our daily newsletter and never miss a story",
    "Get the featured stories in your email and don’t miss out on important news.",
    "The best of {paper}, delivered to your inbox every morning", "Enter your email address",
    "Subscribe to our newsletter", "By signing up you agree to our terms and privacy policy.",
    "Thank you for signing up!", "Subscribe now for unlimited access", "Already a subscriber? Log in",
    "Start your free trial", "Subscribe", "This article is for subscribers only.",
    "Register for free to continue reading",
    "© 2024 {paper}. All rights reserved.", "Copyright 2024 {paper}. All rights reserved.", "All rights reserved",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Terms of use | Privacy policy | Cookies", "We use cookies to give you the best experience on our site.",
    "Manage cookie preferences", "Accept all cookies",
    "{name} is a reporter at {paper}. Follow her on Twitter.", "Contact {name} at {address}", "Email: {address}",
    "Do you have a story? Contact our news desk at {address}", "Report a typo", "Send us your tips",
    "Tags: {words}, {words}, {words}", "Topics", "Filed under: {words}",
    "Support independent journalism. Donate today.",
    "We may earn a commission if you buy through links on this page.", "Sponsored content", "Skip to content",
    "Back to top", "Home > News > {words}", "Menu", "Next article", "Previous article", "Load more",
    "Watch: {headline}", "Play video", "Listen to this article", "{number} min read", "{number} views",
    "Source: {paper}", "Reporting by {name}; editing by {name}",
)

INSIDE = (
    *["{headline}"] * 120, *["{prose}"] * 60, *["{words}"] * 50,
    "Advertisement", "ADVERTISEMENT", "Advertisement - story continues below", "Story continues below",
    "Article continues below advertisement", "Scroll to continue with content",
    "Read more: {headline}", "READ MORE: {headline}", "Related: {headline}", "Also read: {headline}",
    "Sign up for our newsletter", "Sign up to our daily newsletter", "Photo: {name}/{paper}", "Image credit: {paper}",
    "Credit: {name}", "(Photo by {name}/{paper})", "{name}/{paper}", "Watch: {headline}",
    "This video is not available in your region.", "Play", "Share", "Loading…", "Follow us on Facebook and Twitter",
    "This content is not available due to your privacy preferences.",
)

HEAD = (
    *["{headline}"] * 40, *["{words}"] * 40,
    "Home > News > {words}", "Share", "Share this article", "{number} comments", "{number} min read",
    "Listen to this article", "Updated {date}", "Last updated: {date}", "Published {date}", "Facebook Twitter Email",
    "Print this page", "Subscribe", "Photo: {name}", "Advertisement", "Exclusive",
    "This article is more than {number} years old",
)

PAPERS = (
    "The Harbour Gazette", "Northfield Daily", "The Valley Courier", "Eastmoor Post", "The Lantern",
    "Westbridge Times", "Highland Observer", "The Morning Kettle", "Port Ellery Star", "The Orchard Review",
)
SITES = (
    "gazette.example", "northfield.example", "courier.example", "eastmoor.example", "lantern.example",
    "westbridge.example", "observer.example", "kettle.example", "star.example", "orchard.example",
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
