import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });

/** The app's markdown as HTML: tags in it are words, but for `<at>`, which Teams shows as a mention. */
export const markdownHtml = (text: string): string =>
  markdown.render(text).replaceAll("&lt;at&gt;", '<span class="tm-mention">').replaceAll("&lt;/at&gt;", "</span>");
