"""Line breaking classes of Unicode 17.0. Written by tools/make_line_break_table.py; do not edit.

A kind is a class of UAX #14, then what its rules ask beside the class: `_w` for East Asian (wide,
fullwidth, halfwidth), `_i` and `_f` for initial and final quotation marks, `_x` for unassigned
pictographs, `_c` for the dotted circle.
"""

KINDS = (
    "AK",
    "AL",
    "AL_c",
    "AL_w",
    "AL_x",
    "AP",
    "AS",
    "B2",
    "BA",
    "BA_w",
    "BB",
    "BK",
    "CB",
    "CL",
    "CL_w",
    "CM",
    "CM_w",
    "CP",
    "CR",
    "EB",
    "EB_w",
    "EM_w",
    "EX",
    "EX_w",
    "GL",
    "GL_w",
    "H2_w",
    "H3_w",
    "HH",
    "HL",
    "HY",
    "ID",
    "ID_w",
    "ID_x",
    "IN",
    "IN_w",
    "IS",
    "JL_w",
    "JT",
    "JV",
    "LF",
    "NL",
    "NS",
    "NS_w",
    "NU",
    "OP",
    "OP_w",
    "PO",
    "PO_w",
    "PR",
    "PR_w",
    "QU",
    "QU_f",
    "QU_i",
    "RI",
    "SP",
    "SY",
    "VF",
    "VI",
    "WJ",
    "ZW",
    "ZWJ",
)

# Runs of characters of one kind, ascending: how far from the start of the run before, in base 36,
# and the kind's place in `KINDS`, as "distance.kind". Everything else is AL.
RUNS = """\
0.f 9.8 1.14 1.b 2.i 1.f i.1j 1.m 1.1f 1.1 1.1d 1.1b 1.1 1.1f 1.19 1.h 1.1 1.1d 1.10 1.u 1.10 1.1k 1.18 a.10 2.1 3.m
1.1 r.19 1.1d 1.h 1.1 t.19 1.8 1.d 1.1 1.f 6.15 1.f q.o 1.19 1.1b 1.1d 3.1 5.1h 1.1 1.8 1.1 2.1b 1.1d 1.1 2.a 1.1 6.1g
1.1 3.19 1.1 eg.a 1.1 3.a 1.1 i.a 1.1 w.f 2k.o 7.f d.1 e.10 1.1 78.f 7.1 73.10 1.s 1.1 4.1d 1.1 1.f 19.s 1.f 1.1 1.f
2.1 1.f 2.m 1.f 1.1 8.t r.1 4.t 4.1 d.18 6.1 3.1b 3.10 2.1 2.f b.m 1.f 1.m 3.1 17.f l.18 a.1b 1.18 2.1 3.f 1.1 2r.m 1.1
1.f 7.18 1.1 1.f 6.1 2.f 2.1 1.f 4.1 2.18 a.1 n.f 1.1 u.f r.1 2j.f b.1 f.18 a.1 x.f 9.1 4.10 1.m 1.1 3.f 1.1d 2.1 m.f
4.1 1.f 9.1 1.f 3.1 1.f 5.1 17.f 3.1 1g.18 2.1 5.f 9.1 16.f o.18 1.f x.1 1i.f 3.1 1.f i.1 1.f 7.1 a.f 2.8 2.18 a.1 h.f
3.1 1k.f 1.1 1.f 7.1 2.f 2.1 2.f 3.1 9.f 1.1 a.f 2.1 2.18 a.1 2.1b 2.1 5.1b 1.1 1.1d 1.1 2.f 1.1 2.f 3.1 1k.f 1.1 1.f
5.1 4.f 2.1 2.f 3.1 3.f 1.1 k.18 a.f 2.1 3.f 1.1 b.f 3.1 1k.f 1.1 1.f 8.1 1.f 3.1 1.f 3.1 k.f 2.1 2.18 a.1 1.1d 1.1 8.f
6.1 1.f 3.1 1k.f 1.1 1.f 7.1 2.f 2.1 2.f 3.1 7.f 3.1 a.f 2.1 2.18 a.1 i.f 1.1 1n.f 5.1 3.f 3.1 1.f 4.1 9.f 1.1 e.18 a.1
9.1d 1.1 6.f 5.1 1j.f 1.1 1.f 7.1 1.f 3.1 1.f 4.1 7.f 2.1 b.f 2.1 2.18 a.1 7.a 1.1 9.f 3.a 1.1 1j.f 1.1 1.f 7.1 1.f 3.1
1.f 4.1 7.f 2.1 b.f 2.1 2.18 a.1 3.f 1.1 c.f 4.1 1j.f 2.1 1.f 7.1 1.f 3.1 1.f 4.1 9.f 1.1 a.f 2.1 2.18 a.1 9.1b 1.1 7.f
3.1 1y.f 1.1 4.f 6.1 1.f 1.1 1.f 8.1 6.18 a.1 2.f 2.1 1p.f 1.1 2.f 7.1 4.1d 1.1 7.f 8.1 1.18 a.8 2.1 2d.f 1.1 2.f 9.1
b.f 7.1 1.18 a.1 13.a 4.1 1.a 2.o 1.a 2.8 1.o 1.m 5.o 1.1 1.m 1.1 3.f 2.1 6.18 a.1 a.8 1.f 1.1 1.f 1.1 1.f 1.19 1.d
1.19 1.d 1.f 2.1 1d.f e.8 1.f 5.8 1.f 2.1 5.f b.1 1.f 10.1 1.8 2.1 6.f 1.1 9.a 2.8 1.a 1.1 5.o 2.1 28.f k.1 1.18 a.8
2.1 a.f 4.1 4.f 3.1 1.f 3.1 2.f 7.1 3.f 4.1 d.f c.1 1.f 1.18 a.f 4.1 2q.11 2o.13 20.12 2g.1 9p.f 3.1 1.8 1.1 4e.s 1.1
hr.8 1.1 q.19 1.d 1.1 26.8 3.1 10.f 4.1 s.f 3.8 2.1 r.f 2.1 u.f 2.1 1s.f w.8 2.16 1.1 1.8 1.1 1.8 1.1d 1.1 1.f 1.1 2.18
a.1 o.m 2.8 2.a 1.1 1.m 2.1 1.f 3.o 1.f 1.18 a.1 2z.f 2.1 y.f 1.1 3a.f c.1 4.f c.1 8.m 2.18 a.1 3k.18 b.1 1o.f 5.1 1l.f
a.1 1.f t.1 2.f 1.18 a.1 6.18 a.1 m.f 1a.1 2.f b.o 1.1 k.f 5.0 1b.f g.1m 1.0 8.1 1.8 2.6 a.8 2.v 1.8 4.v a.f 9.v 9.8
3.f 3.1 u.f d.1 2.18 a.1 6.6 12.f c.1l 2.1 1c.f k.1 3.8 5.18 a.1 6.18 a.1 10.8 2.1 28.f 3.1 1.f l.1 4.f 1.1 6.f 1.1 2.f
3.1 5i.f d.o 1.f 1a.o 1.f 3.1 e5.a 1.1 2.8 7.o 1.8 3.1o 1.f 1.1p 1.f 2.s 1.o 1.s 2.7 1.1 3.1h 1.1g 1.19 1.1h 2.1g 1.19
1.1h 1.1 4.y 3.8 1.b 2.f 5.o 1.1b 8.1 1.1h 1.1g 1.1 1.16 2.1 6.10 1.19 1.d 1.16 3.1 c.8 1.1b 1.8 4.1 1.8 3.1n 1.1 5.f
a.1 d.19 1.d 1.1 e.19 1.d 1.1 h.1d 7.1b 1.1d 1.1e 1.1d c.1b 1.1d 4.1b 1.1d 2.1b 1.1d 1.1b 1.1d f.f x.1 i.1b 1.1 5.1b
1.1 c.1d 1.1 6z.1d 2.1 63.y 1.1 o.19 1.d 1.19 1.d 1.1 e.w 2.1 d.1a 1.e 1.1 5a.3 4.1 3.w 1.v 2.w 1.1 d4.2 1.1 1c.3 2.1
1.v 4.1 g.w 2.1 2.v 1.1 1.v 3.j 1.v 2.1 g.3 8.1 1.v 3.1 c.3 c.1 k.v 1.1 m.w 1.1 a.3 6.1 3.3 1.1 d.3 1.1 8.3 2.1 h.w 2.v
5.w 2.v 3.1 4.v 1.3 1.v 3.1 1.v 1.w 1.1 3.v 2.1 2.v 1.1 2.v 3.1 8.w 1.1 6.v 1.w 2.v 1.w 1.1 1.v 2.j 1.w 1.1 2.w 1.v 7.3
1.1 2.v 2.k 2.j 2.1 q.3 1.1 z.3 1.1 1.3 1.1 4.3 3.1 1.3 1.1 3.1f 6.1 1.m 2.v 1.1 3.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d
1.19 1.d 1.19 1.d 1.19 1.d 1.1 v.3 3.1 o.3 1.1 e.3 1.1 5.19 1.d 1.1 v.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.1
g.8 1.1 aq.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.19 1.d 1.1 1r.19
1.d 1.19 1.d 1.1 w.19 1.d 1.1 7x.3 2.1 1f.3 1.1 4.3 1.1 bd.f 3.1 7.m 1.8 3.1 1.m 1.8 1.1 34.8 1.1 e.f 1.1 2o.f w.1f
2.1h 1.1g 1.1h 1.1g 1.1f 3.1h 1.1g 1.1f 1.1h 1.1g 1.8 8.1 1.s 1.19 1.8 1.1 2.1h 1.1g 1.1 2.1h 1.1g 1.19 1.d 1.19 1.d
1.19 1.d 1.19 1.d 1.8 4.m 1.1 1.8 2.1 1.8 2.1 5.7 2.8 3.1 1.s 1.8 1.19 1.8 8.1 1.8 1.1 1.8 2.1 3.m 2.19 1.h 1.19 1.h
1.19 1.h 1.19 1.h 1.s 1.1 y.w q.1 1.w 2h.1 c.w 5y.1 q.w g.9 1.e 2.w 2.17 1.w 2.1a 1.e 1.1a 1.e 1.1a 1.e 1.1a 1.e 1.1a
1.e 1.w 2.1a 1.e 1.1a 1.e 1.1a 1.e 1.1a 1.e 1.17 1.1a 1.e 2.w a.g 6.w 5.g 1.w 5.17 2.w 2.v 1.1 1.17 1.w 1.17 1.w 1.17
1.w 1.17 1.w 1.17 1.w p.17 1.w v.17 1.w 1.17 1.w 1.17 1.w 6.17 1.w 6.17 2.1 2.g 2.17 4.w 1.17 2.w 1.17 1.w 1.17 1.w
1.17 1.w 1.17 1.w p.17 1.w v.17 1.w 1.17 1.w 1.17 1.w 6.17 1.w 6.17 2.w 4.17 4.w 1.1 5.w 17.1 1.w 2m.1 1.w 2e.1 9.w
1.17 g.w v.1 1.w 14.1 8.w 5f4.3 1s.w g7p.17 1.w vr.1 3.w 1j.1 1j.8 2.1 7h.8 1.m 1.8 1.1 g.18 a.1 1x.f 4.1 1.f a.1 w.f
2.1 28.f 2.1 1.8 5.1 7e.f 1.1 3.f 1.1 4.f 1.1 n.f 5.1 4.f 1.1 b.1b 1.1 1n.a 2.m 2.1 8.f 2.1 1e.f i.1 8.8 2.18 a.1 6.f
i.1 a.a 1.1 2.f 1.18 a.1 s.f 8.8 2.1 n.f d.1 c.11 t.1 3.f 4.0 1b.f d.1m 1.v 6.8 3.v 4.1 1.8 1.6 a.1 4.v 2.1 5.f 1.1
a.18 a.1 6.6 15.f e.1 9.8 3.f 1.8 8.f 2.1 2.6 a.1 2.v 1.8 3.1 r.f 3.1 1e.f 1.1 1.f 3.1 2.f 2.1 5.f 2.1 1.f 1.1 15.f 5.8
2.1 3.f 2.1 6k.f 8.8 1.f 2.1 2.18 a.1 6.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r
r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.q 1.r r.1
c.13 n.1 4.12 1d.1 6is.w e8.1 t.t 1.f 1.t a.1 1.t d.1 1.t 5.1 1.t 1.1 1.t 2.1 1.t 2.1 1.t a.1 dq.d 1.19 1.1 58.1b 1.1
3.f g.e 3.17 2.n 2.1a 1.e 1.z 1.1 6.o 1.f 1.o 1.f 1.o 1.f 1.o 2.f 1.o 1.f 1.o 1.f 1.o 2.f 1.w 5.1a 1.e 1.1a 1.e 1.1a
1.e 1.1a 1.e 1.1a 1.e 1.1a 1.e 1.1a 1.e 1.1a 1.e 1.w 2.1a 1.e 1.w 7.e 1.w 1.e 1.1 1.17 2.n 2.w 1.1a 1.e 1.1a 1.e 1.1a
1.e 1.w 8.1 1.w 1.1e 1.1c 1.w 1.1 43.1n 1.1 1.n 1.w 2.1e 1.1c 1.w 2.1a 1.e 1.w 2.e 1.w 1.e 1.w b.17 2.w 3.n 1.w r.1a
1.w 1.e 1.w t.1a 1.w 1.e 1.w 1.1a 1.e 2.1a 1.e 2.17 1.w 1.17 a.w 19.17 2.w v.1 3.w 6.1 2.w 6.1 2.w 6.1 2.w 3.1 3.1c
1.1e 1.w 3.1e 2.1 1.3 7.1 a.f 3.c 1.1 77.8 3.1 6y.f 1.1 6a.f 1.1 45.f 5.1 10.8 1.1 1c.8 1.1 5r.18 a.1 q5.8 1.1 5j.8 1.1
69.f 3.1 1.f 2.1 5.f 4.1 14.f 3.1 4.f 1.1 g.8 8.1 3x.f 2.1 9.8 6.y 1.1 1u.8 7.1 dg.f 4.1 8.18 a.1 6.18 a.1 v.f 5.s 1.1
8s.f 2.s 1.1 y.8 1.1 15.f 6.1 1y.f b.1 1d.f 4.1 3e.f 3.5 2.0 1f.f e.1m 1.8 2.v 5.1 4.v k.6 a.f 1.0 2.f 2.0 1.1 9.o 1.f
3.1 19.f b.1 2.18 1.8 4.f 1.1 a.18 1.1 y.18 a.1 6.f 3.1 10.f e.1 1.18 a.8 4.1 1.f 2.1 18.f 1.1 1.a 1.1 a.f 3.1 1c.f e.1
4.8 2.1 1.8 1.f 4.1 1.f 2.18 a.1 1.a 1.1 1.8 3.1 24.f c.8 2.1 1.8 2.1 1.f 1.1 2.f 1.1 2v.8 1.1 1h.f c.1 5.18 a.1 6.f
4.1 1.0 8.1 2.0 2.1 2.0 m.1 1.0 7.1 1.0 2.1 1.0 5.1 1.f 2.8 1.f 7.1 2.f 2.1 2.f 2.1m 1.1 2.6 1.1 6.f 1.1 5.8 1.6 2.0
2.f 2.1 2.f 7.1 3.f 5.1 b.6 a.1 1.6 1.1 2.6 1.1 1.6 2.0 10.1 1.v 1.f 9.1 1.f 1.1 2.f 1.1 1.f 4.1 1.f 4.1m 1.5 1.f 1.v
3.1 1.v 2.1 8.f 2.1 2a.f i.1 4.8 4.1 1.18 a.8 2.1 2.f 1.1 29.f k.1 c.18 a.1 5x.f 7.1 2.f 9.a 1.8 2.m 2.1 3.8 f.1 4.f
2.1 2a.f h.8 2.1 d.18 a.1 6.a d.1 1q.f d.1 8.18 a.1 6.18 k.1 1l.f f.1 4.18 a.1 2.8 3.1 6l.f f.1 4l.18 a.1 m.0 7.1 2.0
1.1 2.0 8.1 1.0 2.1 1.0 o.f 6.1 1.f 2.1 2.f 3.1m 1.5 1.f 1.5 1.f 2.8 3.1 9.6 a.1 3b.f 7.1 2.f 7.1 1.a 1.1 1.f 1.1 s.f
a.1 14.f 7.1 1.f 4.a 1.1 1.8 4.a 1.1 1.f 1.1 9.f b.1 1a.f g.8 3.1 1.a 3.8 2.1 2l.a a.1 2e.f 8.1 3s.18 a.1 1h.f 8.1 1.f
8.1 1.8 5.1 a.18 a.1 m.a 1.m 1.1 w.f m.1 1.f e.1 3e.f 6.1 3.f 1.1 1.f 2.1 1.f 7.1 1.f 1.1 8.18 a.1 1c.f 5.1 1.f 2.1 1.f
5.1 8.18 a.1 1i.18 a.1 6u.6 i.8 1.f 4.8 2.1 7.f 2.5 1.f 1.0 d.1 1.0 y.f 7.1 3.f 4.1m 1.8 2.v b.6 a.f 1.1 3m.1b 4.1 u.8
1.1 vk.8 5.1 2qr.19 3.d 3.1 10.d 1.1 3.19 1.d 1.19 1.d 1.1 6n.19 1.d 2.1 4z.19 1.o 7.19 1.d 1.o 3.19 1.d 1.19 1.d 1.f
1.1 6.f f.1 3g8.19 1.d 1.1 5dc.6 u.f i.6 a.1 1t2.18 a.1 4.8 2.1 28.18 a.1 12.f 5.8 1.1 1m.f 7.8 3.1 a.8 1.1 b.18 a.1
es.8 2.18 a.1 7x.8 2.1 52.f 1.1 1.f 1j.1 7.f 4.1 25.17 4.p 1.1 b.g 2.17 2.w 3.1 9.w 5c0.3 d2.1 15.3 1.w v.1 2p.w 37.1
6pp.3 4.1 1.3 7.1 1.3 2.1 1.w 83.1 f.17 1.1 t.17 3.1 2.17 1.1 e.17 4.1 8.w b0.1 1wh.f 2.8 1.f 4.1 37w.18 a.1 ee.f 1a.1
2.f n.1 f2.f 5.1 3.f m.1 2.f 7.1 u.f 4.1 44.f 3.1 57.3 2f.1 9.3 n.1 uv.18 1e.1 e8.f 1j.1 4.f 1e.1 8.f 1.1 e.f 1.1 2.8
4.1 g.f 5.1 1.f f.1 11s.f 7.1 1.f h.1 2.f 7.1 1.f 2.1 1.f 5.1 2s.f 1.1 4g.f 7.1 9.18 a.1 9w.f 1.1 1p.f 4.18 a.1 5.1d
1.1 do.f 4.18 a.1 6s.f 2.1 1.18 a.1 6g.f 1.1 2.f 1.1 7.f 2.1 5.f 1.1 d6.f 7.1 31.f 7.1 5.18 a.1 4.19 2.1 ng.1b 1.1 3.1b
1.1 nj.v 4.w 1.v 13.x 4.v 2s.x c.v f.x 2.v f.x 1.v e.w 1.x 1.v 11.x a.1 3y.3 1.1 2.3 a.1 j.x 1k.1i q.w 3.x d.w 18.x 4.w
9.x 7.w 2.x e.w 6.x 4a.w x.v c.w 9.v 1.w 1y.v 1.w 7.k 1.w e.v 8.1 2.v 2.w l.3 2.w 5.3 1.w 5.k 3.w 2.k 1.w 2.k 1.j 2.v
2.w 5.v c.w h.v 3.w 1.v 3.w 3.l 5.w 1r.v 1.w 1.v 1.k 2.w 2.k b.w l.k j.w 3.k 1.w 4.k 3.w 1.k 3.w 7.k 1.w 1.k 1.w e.3
1.w 1.3 1.w 1.3 1.w 5.k 1.w 4.3 1.w 1.3 2.w 22.v 2.w 1.3 7.w g.3 e.w d.3 c.1 c.v 1.w 4.v 1.w o.v c.j 2.v 4.k 1.v l.j
1.v 4.k 2.v d.w 1.v 1b.1 8.v o.1 6.v 1.w 22.k 3.w 3.k 5.1 12.1f 3.16 3.1 4.w z.k 1.w g.k 3.w 9.k 1.w 5.v 6.k 1.v 3.w
3.v 2.w 4.x 3.w 4.v b.w 2.x 3.v 4.w 9.x 3.1 38.v 3.1 4.v 5.1 2d.v 5.x 6.w c.x 4.w 1.x f.1 c.4 4.1 1k.4 8.1 a.4 6.1 14.4
8.1 u.4 2.1 c.4 4.1 2.4 e.1 9.4 13.1 c.k 1.w 2.k 1.w 8.k 8.w 6.k 1.w 9.k a.w 1.v 1.k 3.w 7.v 1.w 1c.k 1.w 1p.k 2.w 1.k
2.w 1.k 1.w h.k 3.w 1.k d.w y.1 2g.x 8.v e.x 2.w d.x 3.w b.x 3.w 1h.k 3.w 1.x 1.w 1.x 4.w g.x 2.w c.x 4.w 1.k 9.x 7.1
6o.18 a.1 6.x se.1 2.w 1eke.1 2.w 1eke.1 e1oj.f 1.1 u.f 2o.1 3k.f 6o.1
"""
