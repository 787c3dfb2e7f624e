namespace Cdi.Browser.Tests;

/// <summary>Tests that share one browser and its reports.</summary>
[CollectionDefinition(nameof(ReportPages))]
public sealed class ReportPagesCollection : ICollectionFixture<ReportPages>;
