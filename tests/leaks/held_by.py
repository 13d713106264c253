"""Which tests elsewhere go red when a lock is taken away: those that need no twins, or cannot be shown by them."""

_TYPES = ("tests/leaks/test_types.py::test_the_universes_do_not_mix_by_type",)
_MODULES = (
    "tests/architecture/test_contracts.py::test_a_planted_module_breaks_its_contract",
    "tests/architecture/test_words.py::test_no_word_of_the_staff_stands_on_the_customers_side",
    "tests/architecture/test_words.py::test_no_word_of_the_staff_stands_in_the_built_widget",
    "tests/architecture/test_planes.py::test_nothing_of_the_staff_comes_along",
)
_STORES = (
    "tests/storage/test_migrations.py::test_no_table_is_in_both_universes",
    "tests/storage/test_migrations.py::test_no_trigger_and_no_view_reaches_behind_a_statement",
    "tests/leaks/test_walls.py::test_customers_are_served_when_the_staffs_store_is_gone",
)
_PRINCIPALS = (
    "tests/storage/test_principals.py::test_no_attack_gets_through_on_any_connection",
    "tests/storage/test_principals.py::test_a_store_whose_locks_do_not_hold_is_not_opened",
    "tests/storage/test_principals.py::test_no_connection_can_attach_another_file",
    "tests/storage/test_principals.py::test_every_table_and_column_has_its_line",
    "tests/storage/test_minimal.py::test_customers_are_granted_nothing_that_no_act_of_theirs_needs",
)
_LISTENERS = (
    "tests/wiring/test_desk.py::test_neither_door_serves_the_others_routes",
    "tests/wiring/test_desk.py::test_each_door_admits_only_its_own_to_its_socket",
    "tests/customer/test_walls.py::test_no_answer_sets_a_cookie_or_is_kept_or_names_its_maker",
)
_BUSES = ("tests/bus/test_local.py::test_the_socket_lies_in_its_universes_folder_for_its_owner_alone",)
_KEY = (
    "tests/wiring/test_sealing.py::test_nothing_private_lies_readable_on_a_sealed_disk",
    "tests/wiring/test_sealing.py::test_the_customers_side_refuses_the_key",
    "tests/wiring/test_sealing.py::test_a_key_that_lies_in_the_data_folder_is_no_key",
)
_FILES = ("tests/leaks/test_walls.py::test_the_same_bytes_on_both_sides_are_two_objects",)
_EGRESS = (
    "tests/customer/test_walls.py::test_every_route_is_in_the_register_and_the_register_holds_nothing_else",
    "tests/customer/test_walls.py::test_every_frame_of_the_socket_is_in_the_register",
    "tests/customer/test_walls.py::test_an_outlet_outside_the_register_makes_no_frame",
)
_BUDGETS = (
    "tests/faults/test_apart.py::test_customers_are_served_while_the_staffs_writer_is_held_and_its_queue_grows",
    "tests/faults/test_apart.py::test_customers_are_served_while_the_disk_holds_up_a_commit_of_the_staff",
    "tests/faults/test_apart.py::test_customers_are_served_while_another_process_holds_the_staffs_lock",
    "tests/storage/test_commit.py::test_the_staffs_side_stops_writing_long_before_the_customers",
    "tests/wiring/test_worker.py::test_the_worker_steps_back_before_it_begins",
)
_SCREENS = (
    "tests/browser/test_workspace_composer.py::test_what_is_shown_is_what_is_sent",
    "tests/browser/test_workspace_composer.py::test_each_audience_has_its_own_draft_and_both_outlive_a_reload",
    "tests/browser/test_workspace_composer.py::test_the_mode_belongs_to_its_room_and_never_flips_by_itself",
    "tests/browser/test_workspace_composer.py::test_files_go_to_their_own_audience_and_moving_them_is_asked",
    "tests/browser/test_workspace_access.py::test_every_state_of_the_workspace",
)

HELD_BY = {
    "K1": _TYPES,
    "K2": _MODULES,
    "K3": _STORES,
    "K4": _PRINCIPALS,
    "K5": _LISTENERS,
    "K6": _BUSES,
    "K7": _KEY,
    "K8": _FILES,
    "K9": _EGRESS,
    "K10": _BUDGETS,
    "browser": _SCREENS,
}
"""Tests by the lock or side channel that they hold."""
