"""What every room may stand on: identifiers, time, errors and text. Standard library and msgspec only, no business."""
