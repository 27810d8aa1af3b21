"""Which pages exist, where, in which language and for whom, with their content."""

from .address import Address, relative
from .brand_file import BRAND
from .page import Alternate, Crumb, Kind, PageHead, SiteFile, SitePage
from .site import Audience, Site, SiteOptions, make_site

__all__ = [
    "BRAND",
    "Address",
    "Alternate",
    "Audience",
    "Crumb",
    "Kind",
    "PageHead",
    "Site",
    "SiteFile",
    "SiteOptions",
    "SitePage",
    "make_site",
    "relative",
]
