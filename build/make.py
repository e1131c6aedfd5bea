"""Set up, run, test and freeze 民生实事台账; needs nothing but Python.

python3 build/make.py run           open the window on the sample plan with made-up progress
python3 build/make.py test          every check; nothing is skipped
python3 build/make.py test-office   the round trips through LibreOffice
python3 build/make.py smoke         freeze the program, then run what was frozen
python3 build/make.py mutate        break the merge's rules one by one; the tests must notice each
python3 build/make.py lock          resolve the requirements anew
python3 build/make.py han           make the table of Traditional and Simplified characters anew
python3 build/make.py pinyin        make the table of the characters' pinyin initials anew
"""

from __future__ import annotations

import sys

LOWEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Do the one command named; 0 done, 1 failed with a sentence, 2 wrong usage."""
    if sys.version_info[:2] < LOWEST:
        sys.stderr.write("Python 3.11 or newer is needed; this is %s\n" % sys.version.split()[0])  # noqa: UP031
        return 1
    import checks
    import freeze
    import lock
    import show
    from house import Stop

    commands = {
        "run": show.show,
        "test": checks.test,
        "test-office": checks.test_office,
        "smoke": freeze.smoke,
        "mutate": checks.mutate,
        "lock": lock.lock,
        "han": lock.han,
        "pinyin": lock.pinyin,
    }
    if len(arguments) != 1 or arguments[0] not in commands:
        sys.stderr.write(__doc__ or "")
        return 2
    try:
        commands[arguments[0]]()
    except Stop as stop:
        sys.stderr.write(f"== {stop}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
