using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The formulas of r/formulas.json, and which of them the language refuses.</summary>
internal sealed class FormulaCases : IDisposable
{
    /// <summary>Each formula that is refused, with the code.</summary>
    public static readonly string[] Refused =
    [
        "019 CDI3004", "030 CDI3004", "047 CDI2001", "081 CDI1007", "082 CDI1007", "114 CDI3004", "118 CDI3004", "122 CDI3004", "126 CDI3004",
    ];

    private readonly JsonDocument document;

    private FormulaCases(JsonDocument document)
    {
        this.document = document;
        All = [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(each => new FormulaCase(each))];
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<FormulaCase> All { get; }

    /// <summary>Those that the language takes.</summary>
    public IEnumerable<FormulaCase> Taken => All.Where(each => !Refused.Any(refused => refused.StartsWith(each.Id + " ", StringComparison.Ordinal)));

    /// <summary>Reads them.</summary>
    public static FormulaCases Read() => new(JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/formulas.json"))));

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();
}
