using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Reference;

/// <summary>A set of NIST's Statistical Reference Datasets as a study: every row labelled by people, so that the estimates are the classical ones.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Csv">The corpus.</param>
/// <param name="Spec">The study; its report is <c>out</c>, in JSON.</param>
/// <param name="Certified">Numbers in the order of the estimates, of each the standard error or null.</param>
internal sealed partial record NistSet(string Name, string Csv, string Spec, IReadOnlyList<(string Estimate, string? StandardError)> Certified)
{
    /// <summary>By what the estimates are multiplied: NIST divides a variance by n − 1, the target by n.</summary>
    public IReadOnlyList<double> Factors { get; init; } = [];

    /// <summary>The same study in numbers of twice the digits.</summary>
    public NistSet Extended() =>
        this with { Spec = Spec.Replace("method = human_only", "method = human_only\n  precision = extended", StringComparison.Ordinal) };

    public static IReadOnlyList<string> Linear { get; } = ["Norris", "NoInt1", "NoInt2", "Longley", "Filip", "Wampler1", "Wampler2", "Wampler3", "Wampler5"];

    public static IReadOnlyList<string> Univariate { get; } = ["Lottery", "Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc4"];

    public static IReadOnlyList<string> Nonlinear { get; } =
    [
        "Misra1a", "Chwirut2", "Chwirut1", "Lanczos3", "Gauss1", "Gauss2", "DanWood", "Misra1b", "Nelson", "MGH17", "Lanczos1", "Lanczos2", "Gauss3",
        "Misra1c", "Misra1d", "Roszman1", "MGH09", "Rat42", "BoxBOD", "Eckerle4", "Bennett5",
    ];

    /// <summary>Reads a nonlinear set: a loss of squares that begins at one of NIST's two starts.</summary>
    /// <param name="folder">Folder of the sets.</param>
    /// <param name="name">Its name.</param>
    /// <param name="start">1 or 2.</param>
    public static NistSet Read(string folder, string name, int start)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")));
        var root = document.RootElement;
        var formula = Text(root, "formula").Replace("**", "^", StringComparison.Ordinal);
        var columns = root.GetProperty("x") is { ValueKind: JsonValueKind.Object } several
            ? several.EnumerateObject().Select(column => (column.Name, Values: Strings(column.Value))).ToList()
            : [("x", Strings(root.GetProperty("x")))];
        var response = Strings(root.GetProperty("y"));
        if (Text(root, "response") == "log(y)")
            response = [.. response.Select(y => Math.Log(double.Parse(y, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture))];
        var starts = Strings(root.GetProperty($"start{start}")).Select((value, j) => $"b{j + 1} = {value}");
        var certified = root.GetProperty("certified").GetProperty("parameters").EnumerateArray()
            .ToDictionary(each => Text(each, "name"), each => (Text(each, "estimate"), (string?)Text(each, "std_error")), StringComparer.Ordinal);
        return new(
            name,
            Table([.. columns.Select(column => column.Name), "y"], [.. columns.Select(column => column.Values), response]),
            Study(name, columns.Select(column => column.Name), $$"""
                estimand fit {
                  loss = (y - ({{formula}}))^2
                  target = coefficient(b1)
                  start { {{string.Join(", ", starts)}} }
                }
                """, "variance = model\n  interval = wald"),
            [.. Parameter().Matches(formula).Select(match => match.Value).Distinct().Select(parameter => certified[parameter])]);
    }

    // In the order of their first use, as results have them.
    [GeneratedRegex(@"\bb\d+\b")]
    private static partial Regex Parameter();

    /// <summary>Reads a set.</summary>
    /// <param name="folder">Folder of the sets.</param>
    /// <param name="name">Its name.</param>
    public static NistSet Read(string folder, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")));
        var root = document.RootElement;
        return root.GetProperty("kind").GetString() == "linear" ? OfLine(name, root) : OfNumbers(name, root);
    }

    /// <summary>NIST's log relative error, digits that agree: −log₁₀|x − c|/|c|, or −log₁₀|x| where c is 0; at most 15.</summary>
    /// <param name="computed">x; NaN agrees in none.</param>
    /// <param name="certified">c, in decimals.</param>
    public static double Digits(double computed, string certified)
    {
        if (!double.IsFinite(computed)) return 0;
        var (x, c) = (Exact(computed.ToString("R", CultureInfo.InvariantCulture)), Exact(certified));
        if (x == c) return 15;
        return Math.Clamp(-Math.Log10((double)(Math.Abs(x - c) / (c == 0 ? 1 : Math.Abs(c)))), 0, 15);
    }

    private static decimal Exact(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static NistSet OfLine(string name, JsonElement root)
    {
        var columns = root.GetProperty("x").EnumerateObject().Select(column => (column.Name, Values: Strings(column.Value))).ToList();
        var terms = Strings(root.GetProperty("terms")).Select(term => term.Contains('^') ? $"I({term})" : term);
        var formula = string.Join(" + ", root.GetProperty("intercept").GetBoolean() ? terms : terms.Prepend("0"));
        var exact = root.GetProperty("recomputed_exact");
        return new(
            name,
            Table([.. columns.Select(column => column.Name), "y"], [.. columns.Select(column => column.Values), Strings(root.GetProperty("y"))]),
            Study(name, columns.Select(column => column.Name), $$"""
                estimand fit {
                  model = linear(y ~ {{formula}})
                  target = coefficient({{columns[0].Name}})
                }
                """, "variance = model"),
            [.. Strings(exact.GetProperty("estimate")).Zip(Strings(exact.GetProperty("std_error")), (estimate, error) => (estimate, (string?)error))]);
    }

    private static NistSet OfNumbers(string name, JsonElement root)
    {
        var certified = root.GetProperty("certified");
        return new(
            name,
            Table(["y"], [Strings(root.GetProperty("y"))]),
            Study(name, [], """
                estimand average {
                  target = mean(y)
                }

                estimand spread {
                  target = standard_deviation(y)
                }
                """, ""),
            [(Text(certified, "mean"), null), (Text(certified, "sd"), null)])
        {
            Factors = [1, Math.Sqrt((double)root.GetProperty("n").GetInt32() / (root.GetProperty("n").GetInt32() - 1))],
        };
    }

    private static string Table(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> columns) => string.Join(
        '\n',
        columns[0].Select((_, row) => $"r{row},{string.Join(',', columns.Select(column => column[row]))}").Prepend($"row,{string.Join(',', names)}")) + "\n";

    private static string Study(string name, IEnumerable<string> columns, string estimands, string variance) => $$"""
        cdi 1

        study {{name.ToLowerInvariant()}}

        corpus data { // allow CDI2011: the sets are read where they lie
          source = "data.csv"
          key = row
          row: id from row
          {{string.Join("\n  ", columns.Select(column => $"{column}: number from {column}"))}}
        }

        outcome y number -1000000000000..1000000000000 {
        }

        human people {
          recorded {
            label = y
          }
        }

        {{estimands}}

        sampling {
          given = uniform
        }

        inference {
          method = human_only
          generalise = population
          {{variance}}
          alpha = 0.05
          familywise = none
        }

        report {
          write = [json]
        }

        """;

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(each => each.GetString() ?? "")];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
