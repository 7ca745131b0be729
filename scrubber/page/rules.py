"""The rules, as `scrub rule` explains them."""

from scrubber.document import Rule

RULES = (
    Rule(
        "page/captcha",
        "The page asks whether a person is reading, checks the browser, or refuses robots; the article is not there.",
        "Sites that take the scraper for a robot answer with such a page, in place of every article.",
        "Just a moment...\nVerify you are human by completing the action below.\n"
        "example.org needs to review the security of your connection.",
    ),
    Rule(
        "page/paywall",
        "The page asks to subscribe or to log in, and shows nothing of the article but its headline.",
        "A teaser before a paywall is an article that was cut off (`truncation/paywall`); without one there is no article at all.",
        "Council to vote on old bridge\nSubscribe to continue reading\nAlready a subscriber? Log in",
    ),
    Rule(
        "page/consent",
        "The page asks for consent to cookies or to the use of data, and shows nothing else.",
        "What was scraped is the notice that stood before the page.",
        "We value your privacy\nWe and our partners store and/or access information on a device.\nManage options\nAccept all",
    ),
    Rule(
        "page/not-found",
        "The page says that what was asked for is not there.",
        "Sites often say so with a page that looks like any other one, and without the status 404.",
        "404\nPage not found\nThe page you are looking for may have been moved or deleted.\nBack to the home page",
    ),
    Rule(
        "page/error",
        "The page reports an error, maintenance, a browser that will not do, or refuses access.",
        "What was scraped is what the server said in place of the article.",
        "503 Service Unavailable\nThe server is temporarily unable to service your request. Please try again later.",
    ),
    Rule(
        "page/index",
        "The text is a list of headlines, with dates or cut teasers, and without paragraphs.",
        "What was scraped is a front page, a section or a list of results, not an article.",
        "Council to vote on old bridge in the spring\n2 hours ago\nFerry company lays off forty people in the north\n3 hours ago\n"
        "Rain ends the driest summer for thirty years\n4 hours ago\nThe market hall opens again after long repairs\n5 hours ago\n"
        "Teachers ask for smaller classes in the valley\n6 hours ago\nNew bus line to the hospital runs every hour\n7 hours ago\n"
        "Vineyard owners fear an early frost this year\n8 hours ago\nLibrary lends out tools as well as novels now\n9 hours ago\n"
        "Old tram returns to the harbour for one day only\n10 hours ago\nVolunteers count fewer swallows than last year\n11 hours ago",
    ),
    Rule(
        "page/code",
        "The text is program code, markup or data for a program.",
        "The scraper took a script, a style sheet or an answer of a programming interface for text.",
        'window.queue = window.queue || [];\nfunction push() { queue.push(arguments); }\npush("js", new Date());\nvar x = {"a": 1};',
    ),
    Rule(
        "page/binary",
        "The text is a binary file, such as a PDF document or an image, that was read as text.",
        "The address led to a file and not to a page.",
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstream\nendstream endobj",
    ),
    Rule(
        "page/no-text",
        "All of the text belongs to the page: menus, prompts, notices.",
        "The scraper found the page's frame and not its article. It takes the findings of the boilerplate filter to see that.",
    ),
)
