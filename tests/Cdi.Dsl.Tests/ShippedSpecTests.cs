namespace Cdi.Dsl.Tests;

public class ShippedSpecTests
{
    public static TheoryData<string> Specs => [.. Compiled.ShippedSpecs];

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_shipped_spec_compiles_without_errors_and_says_why_it_allows_its_warnings(string path)
    {
        var result = Compiled.File(path);

        Assert.True(result.Diagnostics.IsEmpty, Compiled.Rendered(path, Compiled.Read(path) ?? "", result.Diagnostics));
        if (result.Syntax.Name is not null) Assert.NotNull(result.Plan);
    }
}
