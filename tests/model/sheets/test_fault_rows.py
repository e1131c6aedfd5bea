"""Every kind of fault a returned workbook can have is tried somewhere: the row of FAULTS.md, and where.

C: the file as a container. D: its sheets, rows and columns. E: its cells. A kind is a file of the corpus.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.model.sheets.test_read import ALL

TESTS = Path(__file__).resolve().parents[2]
SHEETS, RULES, JOURNEYS = "model/sheets", "model/rules", "journeys"
FORM = f"{SHEETS}/test_returned_form.py"
PEOPLE = f"{JOURNEYS}/test_files_people_send.py"
ODD = f"{JOURNEYS}/test_odd_files_by_command.py"
ROUND = f"{JOURNEYS}/test_round_by_command.py"
VECTORS = f"{RULES}/test_quantity.py::test_a_vector_has_its_agreed_grade"

TRIED: dict[str, tuple[str, ...]] = {
    "C1 cut or empty": ("空文件", "拷贝到一半", "少最后一字节"),
    "C2 password": ("打开密码",),
    "C3 .xls, .et": ("xls改名xlsx", f"{PEOPLE}::test_an_old_workbook_says_the_very_same",
                     f"{SHEETS}/test_read_xls.py::test_a_child_that_fails_is_a_sentence"),
    "C4 web page, XML 2003": ("网页", "XML表格2003"),
    "C5 text tables": (f"{PEOPLE}::test_a_text_table_is_a_form_without_its_identity",),
    "C6 other files": ("docx", "ods", "pdf", "png", "普通zip",
                       f"{PEOPLE}::test_a_zip_of_forms_is_answered_member_by_member",
                       f"{SHEETS}/test_word_tables.py::test_a_table_in_word_is_a_retyped_form"),
    "C7 damaged or untrustworthy zip": ("压缩流损坏", "压缩密码", "分卷", "部件重复",
                                        f"{SHEETS}/test_read_fuzz.py::test_a_damaged_file_is_refused_or_read_as_it_was",
                                        f"{PEOPLE}::test_an_empty_or_damaged_zip_is_a_sentence"),
    "C8 bombs": ("压缩炸弹单件", "压缩炸弹合计", "五十万零一格",
                 f"{SHEETS}/test_read_limits.py::test_a_file_at_the_limit_stays_within_time_and_memory"),
    "C9 entities": ("实体炸弹", "外部实体", "空DTD"),
    "C10 deep or wrongly encoded XML": ("嵌套太深", "非法UTF-8", "控制字符引用", "代理项引用"),
    "C11 macros, links, objects": ("宏", "外部引用", "DDE公式", "嵌入对象"),
    "C12 other programs' spelling": ("Strict OOXML", "部件名大小写不一", "部件名反斜杠", "别处的样式和格式"),
    "C13 giant blank area": ("维度撒谎大", "末格带样式", "三十万空样式格"),
    "D1 sheets renamed or added": (f"{FORM}::test_moved_and_renamed_columns_and_sheets",
                                   f"{FORM}::test_two_tables_in_one_sheet_and_a_second_sheet_are_all_read"),
    "D2 columns": (f"{FORM}::test_a_missing_column_is_named", f"{FORM}::test_an_added_column_is_noted_with_its_cells",
                   f"{SHEETS}/test_returned_random.py::test_every_cell_is_understood_whatever_was_moved"),
    "D3 rows": (f"{FORM}::test_rows_inserted_deleted_and_moved", f"{FORM}::test_hidden_rows_are_read_and_noted",
                f"{SHEETS}/test_office_forms.py::test_filled_sorted_and_stretched_in_a_stranger"),
    "D4 merged cells": (f"{FORM}::test_a_merged_cell_counts_only_at_its_corner", "合并盖住的值"),
    "D5 a row twice": (f"{FORM}::test_the_same_row_twice_is_one_statement_or_a_question",
                       f"{RULES}/test_merge_examples.py::test_two_rows_of_one_file_conflict_with_each_other"),
    "D6 another unit's rows": (f"{ODD}::test_rows_of_another_unit_are_kept_apart_until_admitted",),
    "D7 row code damaged": (f"{FORM}::test_a_row_without_its_id_is_known_by_number_and_name",
                            f"{FORM}::test_a_row_retyped_beyond_recognition_is_not_guessed",
                            f"{FORM}::test_a_typed_row_that_is_no_line_is_reported_with_its_cell"),
    "D8 hidden sheet gone": (f"{ODD}::test_a_retyped_form_asks_for_unit_and_round_and_never_overwrites",
                             f"{PEOPLE}::test_gathered_forms_without_their_hidden_sheets_go_by_their_printed_codes"),
    "D9 wrong round": (f"{PEOPLE}::test_a_form_of_another_round_is_asked_about_and_by_default_not_taken",
                       f"{PEOPLE}::test_a_late_or_corrected_form_counts_in_its_own_round",
                       f"{PEOPLE}::test_an_old_form_used_by_mistake_counts_in_this_round_and_never_overwrites"),
    "D10 another plan": (f"{ROUND}::test_a_form_of_another_plan_is_refused_with_the_plan_s_name",),
    "D11 stale form": (f"{RULES}/test_merge_examples.py::test_a_form_sent_again_replaces_exactly_what_it_carried",
                       f"{RULES}/test_merge_properties.py::test_a_fresh_form_replaces_all_it_carried_and_nothing_else"),
    "D12 same file again": (f"{ROUND}::test_the_same_file_again_under_any_name_is_already_taken_and_writes_no_byte",
                            f"{ODD}::test_the_form_survives_being_saved_by_another_program"),
    "D13 targets edited": (f"{PEOPLE}::test_a_changed_target_is_told_with_its_row_and_ours_counts",
                           f"{PEOPLE}::test_a_changed_identity_is_compared_with_the_ledger",
                           f"{FORM}::test_a_corrected_name_is_noted_and_the_row_kept"),
    "D14 two copies, one number": (f"{ROUND}::test_two_forms_that_disagree_are_a_conflict_until_decided",),
    "D15 wrong unit chosen": (f"{PEOPLE}::test_a_clerk_who_names_another_unit_than_the_form_is_warned",),
    "E1 dressed numbers": (VECTORS, f"{RULES}/test_quantity.py::test_a_decimal_in_another_dress_is_the_same_number"),
    "E2 万 and 亿": (VECTORS,),
    "E3 approximate": (VECTORS, f"{ODD}::test_what_clerks_type_is_read_as_meant_or_questioned"),
    "E4 per cent": (VECTORS, "百分比格式"),
    "E5 no numbers": (VECTORS, "NaN", "INF", "下划线", "阿拉伯数字"),
    "E6 against last round": (
        f"{JOURNEYS}/test_check_by_command.py::test_a_month_s_figure_in_place_of_the_cumulative_one_waits_for_the_clerk",
        f"{JOURNEYS}/test_check_by_command.py::test_many_times_the_target_is_asked_with_the_likely_measure"),
    "E7 dates": (f"{RULES}/test_dates.py::test_a_vector_has_its_agreed_grade", "中文日期格式27", "中文日期格式58",
                 "1904系统", "序列60", "无格式的日期数"),
    "E8 formula with a result": ("公式有结果",),
    "E9 formula without": ("公式没算",
                           f"{ODD}::test_a_formula_counts_by_its_result_and_one_without_is_refused_at_its_cell"),
    "E10 error values": ("错误REF", "错误DIV", "错误NA",
                         f"{JOURNEYS}/test_ten_mangled_by_command.py::test_no_figure_is_silently_lost_or_altered"),
    "E11 text like a formula": ("等号开头",
                                f"{SHEETS}/test_office_forms.py::test_any_text_passes_through_a_stranger_as_text",
                                f"{SHEETS}/test_write.py::test_what_looks_like_a_formula_stays_text_also_when_edited"),
    "E12 long and odd text": ("格子文字过长", "控制符转义", "孤立代理项转义", "非字符",
                              f"{SHEETS}/test_write.py::test_a_text_too_long_is_cut_marked_and_said",
                              f"{SHEETS}/test_write.py::test_any_text_is_read_back_as_typed_or_marked"),
    "E13 rare characters": ("生僻字", "兼容字与部首"),
    "E14 invisible characters": ("双向控制符", "零宽字符", f"{RULES}/test_names.py::test_a_name_finds_its_unit"),
    "E15 long numbers": ("身份证号成数字", "十八位整数"),
    "E16 booleans, rich text": ("真", "富文本带拼音", VECTORS),
    "E17 repair traps in our files": (
        f"{SHEETS}/test_unit_form.py::test_every_drop_down_is_short_enough_for_excel_and_holds_its_kinds_stages",
        f"{SHEETS}/test_unit_form.py::test_no_formula_and_no_macro_is_in_it",
        f"{SHEETS}/test_office_forms.py::test_locks_lists_and_the_very_hidden_sheet_survive_a_stranger"),
}  # fmt: skip

ROWS = [f"{room}{number}" for room, last in (("C", 13), ("D", 15), ("E", 17)) for number in range(1, last + 1)]
KINDS = {case.kind for case in ALL}


def test_every_row_is_tried() -> None:
    assert [row.split()[0] for row in TRIED] == ROWS


@pytest.mark.parametrize("row", TRIED)
def test_what_tries_a_row_is_there(row: str) -> None:
    assert TRIED[row]
    assert [one for one in TRIED[row] if "::" not in one and one not in KINDS] == []
    assert [one for one in TRIED[row] if "::" in one and not exists(one)] == []


def exists(test: str) -> bool:
    path, _, name = test.partition("::")
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)
