// CoreMetadata
