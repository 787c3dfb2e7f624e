using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Results.Json;

/// <summary>Reads an estimate from a row of <c>result.json</c>.</summary>
internal static class EstimateJson
{
    /// <summary>The estimate; what the row does not hold, whether the interval is a bound, is not known.</summary>
    /// <exception cref="JsonException">The row lacks a property, or names a method, scale or target that is not there.</exception>
    public static Estimate Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object) throw new JsonException("An estimate is an object.");
        var critical = Number(row, "critical");
        return new()
        {
            Estimand = Text(row, "estimand"),
            Term = Text(row, "term"),
            Method = EstimationMethod.Find(Text(row, "method")) ?? throw Unknown(row, "method"),
            Design = Text(row, "design"),
            Primary = Required(row, "primary").GetBoolean(),
            Scale = Scale.Find(Text(row, "scale"), Text(row, "statistic_scale")) ?? throw Unknown(row, "scale"),
            Generalise = Text(row, "generalise") switch { "corpus" => Generalise.Corpus, "population" => Generalise.Population, _ =>
                throw Unknown(row, "generalise") },
            Point = Number(row, "point") ?? double.NaN,
            StandardError = Number(row, "se") ?? double.NaN,
            FunctionStandardError = Number(row, "statistic_se") ?? double.NaN,
            // An open end is infinite, a withheld one has no critical value either.
            Lower = Number(row, "lower") ?? (critical is null ? null : double.NegativeInfinity),
            Upper = Number(row, "upper") ?? (critical is null ? null : double.PositiveInfinity),
            DegreesOfFreedom = Number(row, "df"),
            CriticalValue = critical,
            Clusters = (int?)Number(row, "clusters"),
            Level = Number(row, "level") ?? double.NaN,
            Statistic = Number(row, "statistic"),
            NullValue = Optional(row, "null_value"),
            NullStandardError = Optional(row, "null_se"),
            PValue = Number(row, "p_value"),
            Labels = new Labels(Required(row, "labels").GetInt32()),
            Lambda = Number(row, "lambda"),
            EffectiveSampleSize = Number(row, "ess"),
            Valid = Required(row, "valid").GetBoolean(),
            Truth = Number(row, "truth"),
            CoversTruth = Required(row, "covers_truth") is { ValueKind: not JsonValueKind.Null } covers ? covers.GetBoolean() : null,
            Caution = Required(row, "caution").GetString() ?? "",
            Cell = row.TryGetProperty("cell", out var cell) ? CellJson.Read(cell) : null,
        };
    }

    /// <summary>The estimates of one estimand.</summary>
    /// <exception cref="JsonException">There is no row, rows are of several estimands, or none is primary.</exception>
    public static EstimateSet ReadSet(JsonElement rows)
    {
        if (rows.ValueKind != JsonValueKind.Array) throw new JsonException("The estimates of an estimand are an array.");
        var all = rows.EnumerateArray().Select(Read).ToList();
        if (all.Select(each => each.Estimand).Distinct().Count() != 1) throw new JsonException("The rows are not those of one estimand.");
        return all.Exists(each => each.Primary) ? new(all[0].Estimand, all) : throw new JsonException("No row is primary.");
    }

    private static JsonElement Required(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? value : throw new JsonException($"The estimate has no property `{name}`.");

    private static string Text(JsonElement row, string name) =>
        Required(row, name).GetString() ?? throw new JsonException($"The property `{name}` of an estimate is null.");

    private static double? Number(JsonElement row, string name) =>
        Required(row, name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : null;

    // Results of earlier versions do not have it.
    private static double? Optional(JsonElement row, string name) => row.TryGetProperty(name, out _) ? Number(row, name) : null;

    private static JsonException Unknown(JsonElement row, string name) => new($"This version knows no {name} `{Text(row, name)}`.");
}
