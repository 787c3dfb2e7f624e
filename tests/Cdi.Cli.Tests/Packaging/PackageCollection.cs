namespace Cdi.Cli.Tests.Packaging;

/// <summary>Tests that build projects of strangers: the packages are made once for all.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "packages";
}
