using System.Text.Json;

namespace Cdi.Cli.Tests.Reference;

/// <summary>One formula of r/formulas.json.</summary>
/// <param name="json">What R says of it.</param>
internal sealed class FormulaCase(JsonElement json)
{
    /// <summary>Its identifier without the family.</summary>
    public string Id { get; } = (json.GetProperty("id").GetString() ?? "").Replace("formula-", "", StringComparison.Ordinal);

    /// <summary>Its identifier as a name of an estimand.</summary>
    public string Name => "f_" + Id.Replace('-', '_').Trim('_');

    /// <summary>The formula.</summary>
    public string Formula { get; } = json.GetProperty("formula").GetString() ?? "";

    /// <summary>R's option <c>contrasts</c>, of factors and of ordered ones; empty for the default.</summary>
    public string Contrasts { get; } = json.TryGetProperty("contrasts_option", out var option) ? $"{option[0].GetString()} {option[1].GetString()}" : "";

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. json.GetProperty("columns").EnumerateArray().Select(name => name.GetString() ?? "")];

    /// <summary>Whether no column follows from others in these rows.</summary>
    public bool HasFullRank => !Has("rank") || json.GetProperty("rank").GetInt32() == Columns.Count;

    /// <summary>The coefficients of <c>lm</c>.</summary>
    public IReadOnlyList<double> Coefficients => Numbers(Has("lm_coefficients") ? "lm_coefficients" : "estimate");

    /// <summary>Whether R says this of it.</summary>
    public bool Has(string property) => json.TryGetProperty(property, out _);

    /// <summary>A list of numbers.</summary>
    public IReadOnlyList<double> Numbers(string property) => Numbers(json.GetProperty(property));

    /// <summary>A list of rows.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows(string property) => [.. json.GetProperty(property).EnumerateArray().Select(Numbers)];

    private static IReadOnlyList<double> Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN)];
}
