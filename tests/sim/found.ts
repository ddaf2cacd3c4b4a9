/**
 * Every schedule that ever broke a law, as it was printed. The desk was mended, and each is replayed for ever. Where the code
 * of an act has changed since, its steps have other numbers: a switch that finds no such step is left out.
 */
export const found: readonly { readonly broke: string; readonly line: string }[] = [
  {
    broke: "the agents had two cards: a claim showed the ticket while the channel adopted it",
    line: '{"acts":["ada claims","the channel adopts"],"given":"a ticket older than its channel","switches":[{"before":"ada claims/9","task":"the channel adopts"}]}',
  },
  {
    broke: "the agents had two cards: the channel adopted the ticket twice at once",
    line: '{"acts":["the channel adopts","the channel adopts"],"given":"a ticket older than its channel","switches":[{"before":"the channel adopts/4","task":"the channel adopts 2"}]}',
  },
  {
    broke: "the agents had no card: the ticket was opened while its queue got its channel",
    line: '{"acts":["renée opens","ada sets up"],"given":"a desk","workers":2,"seed":39,"switches":[{"before":"renée opens/7","task":"ada sets up"},{"before":"renée opens/7","task":"does adopt slack support"}]}',
  },
  {
    broke: "a card stood there twice: only writing it down had failed",
    line: '{"acts":["renée opens"],"given":"a desk with its channel","workers":0,"faults":{"says 2 posts/6":"refused"}}',
  },
  {
    broke: "a note stood there twice: only writing it down had failed",
    line: '{"acts":["ada claims"],"given":"a ticket","workers":0,"faults":{"says 2 posts/7":"refused"}}',
  },
];
