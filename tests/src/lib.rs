//! What the whole-route tests, the fuzz targets and the measurements share.
