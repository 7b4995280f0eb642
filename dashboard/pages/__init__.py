"""The screens, one module each: its layout, its callbacks, and at its end ``register_page``."""
