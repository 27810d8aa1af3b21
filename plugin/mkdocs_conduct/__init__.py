"""mkdocs-conduct: customer-satisfaction codes of conduct from YAML to public pages and internal sheets."""

__version__ = "0.1.0"
