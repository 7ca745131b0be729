"""UTF-8 read with another code page, and something lost on the way: what each line may have said.

For every code page and kind of loss the damaged form of each known character is computed (`losses`); where a form stands
in a line, the characters that look so are alternatives, and one beam over the line (`spelling`, with `costs` and `quotation`) says which
are likeliest. `signs` is the bound, `hypotheses` weighs the kinds of damage, `readings`, the way in, spells them out, `certainty`
says what is safe, and `spaces` finds what became a plain space and needs no guess.
"""
