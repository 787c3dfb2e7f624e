using Cdi.Studies;
using Cdi.Testing;

namespace Cdi.Specs.Tests;

/// <summary>Every spec that ships is compiled by the build of this project; here it is looked at as a user's code would.</summary>
public class CompiledSpecTests
{
    public static TheoryData<string> Studies => new(Directory.EnumerateFiles(
        Path.Combine(SharedFolder.Repository, "specs"), "*.cdi", SearchOption.AllDirectories)
        .Where(path => File.ReadLines(path).Any(line => line.StartsWith("study ", StringComparison.Ordinal)))
        .Select(path => Path.GetRelativePath(SharedFolder.Repository, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    private static IReadOnlyList<IStudy> Compiled { get; } =
        [.. typeof(CompiledSpecTests).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IStudy)))
            .Select(type => (IStudy)(Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} cannot be created.")))];

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_spec_is_a_type_that_quotes_it(string path)
    {
        var study = Assert.Single(Compiled, each => each.Spec.FileName == Path.GetFileName(path));
        Assert.Equal(File.ReadAllText(Path.Combine(SharedFolder.Repository, path)), study.Spec.Text);
        Assert.NotEmpty(study.Definition.Estimands);
        Assert.Same(study.Definition, study.Definition);
    }

    [Fact]
    public void Nothing_else_is_a_study() => Assert.Equal(Studies.Count, Compiled.Count);
}
