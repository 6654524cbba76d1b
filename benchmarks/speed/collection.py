"""A made collection, to measure ``convert``, ``check``, ``relations`` and ``build`` on: words drawn at random.

Issues of twenty documents of some 2,800 characters; three in ten of a city's follow one of the province and
keep half of its paragraphs, four sections in ten cite another document::

    python benchmarks/speed/collection.py 2000 made
    gongbao convert made/*.txt --content made-content
    gongbao build --content made-content --site made-site
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

_ISSUE = 20
_NEAR = 400
_WORDS = "加强推进完善建立健全落实责任制度管理服务群众企业农村社区学校交通安全环境保护生态文化教育卫生医疗养老就业创新科技数字平台项目资金监督检查考核评价机制部门单位组织领导宣传培训标准规范质量效率改革发展产业市场消费投资金融贸易物流仓储能源水利气象应急救援消防治安法治政务公开便民窗口审批流程信息数据共享"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    title: str
    number: str
    text: str
    province: bool
    paragraphs: tuple[str, ...]

    @property
    def named(self) -> str:
        return f"《{self.title}》（{self.number}）"


def _document(no: int, year: int, made: list[_Made], draw: random.Random) -> _Made:
    def words(least: int, most: int) -> str:
        return "".join(draw.choices(_WORDS, k=2 * draw.randint(least, most)))

    def sentences(least: int, most: int) -> str:
        return "".join(f"{words(4, 9)}，{words(4, 10)}。" for _ in range(draw.randint(least, most)))

    province = no % 3 == 0
    issuer, code = ("浙江省", "浙政发") if province else ("绍兴市", "绍政发")
    bases = [one for one in made[-_NEAR:] if one.province]
    base = draw.choice(bases) if bases and not province and draw.random() < 0.3 else None
    body = [f"为贯彻落实{base.named}精神，现就有关工作通知如下。"] if base else []
    for section in "一二三四五六七八"[: draw.randint(4, 8)]:
        body.append(f"{section}、{words(4, 4)}")
        for point in "一二三四"[: draw.randint(2, 4)]:
            kept = base and draw.random() < 0.5
            body.append(
                draw.choice(base.paragraphs)
                if base and kept
                else f"（{point}）{words(4, 4)}。{sentences(2, 6)}"
            )
        if made and draw.random() < 0.4:
            body.append(f"按照{draw.choice(made).named}要求，{sentences(1, 1)}")
    title, number = f"{issuer}人民政府关于{words(5, 5)}的通知", f"{code}〔{year}〕{no}号"
    printed = (title, number, "各有关单位：", *body, f"{issuer}人民政府", f"{year}年{no % 12 + 1}月1日")
    return _Made(
        title=title,
        number=number,
        text="\n\n".join(printed),
        province=province,
        paragraphs=tuple(text for text in body if text.startswith("（")),
    )


def main() -> None:
    """Write the issues."""
    parser = argparse.ArgumentParser(description="A made collection of documents.")
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(11)
    made: list[_Made] = []
    for first in range(1, given.documents + 1, _ISSUE):
        year = 2005 + 20 * first // given.documents
        for no in range(first, first + _ISSUE):
            made.append(_document(no, year, made, draw))
        printed = "\n\n".join(one.text for one in made[-_ISSUE:])
        name = given.folder / f"issue-{first // _ISSUE + 1:04d}.txt"
        name.write_text(f"浙江省人民政府公报\n{year}年第{first // _ISSUE + 1}期\n\n{printed}\n", "utf-8")


if __name__ == "__main__":
    main()
