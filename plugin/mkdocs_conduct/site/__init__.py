"""Which pages exist, where, in which language and for whom, with their content."""

from .address import Address, relative
from .page import Alternate, Crumb, Kind, SiteFile, SitePage
from .site import Audience, Site, SiteOptions, make_site

__all__ = [
    "Address",
    "Alternate",
    "Audience",
    "Crumb",
    "Kind",
    "Site",
    "SiteFile",
    "SiteOptions",
    "SitePage",
    "make_site",
    "relative",
]
