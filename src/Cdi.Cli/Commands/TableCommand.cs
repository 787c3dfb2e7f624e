using System.CommandLine;
using System.Text.Json;
using Cdi.Cli.Terminal;
using Cdi.Corpus.Files;
using Cdi.Dsl.Text;
using Cdi.Reporting.Tables;
using Cdi.Studies.Results;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi table</c>: one regression table of the results of one or several studies.</summary>
internal static class TableCommand
{
    private const long LongestResult = 1 << 28;
    private const int MostDecimals = 8;
    private const string All = "all";

    private static readonly (string Word, TableStatistic Value)[] Statistics =
    [
        ("se", TableStatistic.StandardError), ("interval", TableStatistic.Interval), ("p", TableStatistic.PValue), ("none", TableStatistic.None),
    ];

    private static readonly (string Word, TableFormat Value)[] Formats =
        [("md", TableFormat.Markdown), ("tex", TableFormat.Tex), ("docx", TableFormat.Docx)];

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Each a `result.json`, or the folder of a report in which one is.",
            Arity = ArgumentArity.OneOrMore,
        };
        var estimands = Several("--estimand", "NAME", "Shows this estimand only, or these, in their order.");
        var methods = Several("--method", "METHOD",
            "Shows this method, as `human_only` or `human_only @ uniform`, or these, or `all` (default: each study's own).");
        var statistic = new Option<string?>("--statistic") { Description = "What stands below an estimate (default: se)." };
        statistic.TakesOneOf([.. Statistics.Select(each => each.Word)]);
        var format = new Option<string?>("--format") { Description = "How the table is written (default: by the ending of `--out`, else md)." };
        format.TakesOneOf([.. Formats.Select(each => each.Word)]);
        var stars = new Option<bool>("--stars") { Description = "Marks estimates by their p-values." };
        var digits = new Option<int>("--digits") { Description = "Decimals, 0 to 8.", HelpName = "N", DefaultValueFactory = _ => 3 };
        digits.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number is >= 0 and <= MostDecimals))
                result.AddError($"`--digits` takes a whole number from 0 to {MostDecimals}, found `{token.Value}`.");
        });
        var title = new Option<string?>("--title") { Description = "Caption of the table.", HelpName = "TEXT" };
        var output = new Option<string?>("--out") { Description = "File to write; one that `cdi table` wrote is replaced.", HelpName = "FILE" };
        var command = new Command("table", "Print a regression table of results, for a paper: a column for each estimand, of one or several studies.")
        {
            results, estimands, methods, statistic, stars, digits, title, format, output,
        };
        command.SetAction(parsed => (int)Run(
            environment,
            parsed.GetRequiredValue(results),
            new()
            {
                Estimands = parsed.GetValue(estimands) ?? [],
                Methods = parsed.GetValue(methods) ?? [],
                Statistic = Statistics.First(each => each.Word == (parsed.GetValue(statistic) ?? "se")).Value,
                Stars = parsed.GetValue(stars),
                Decimals = parsed.GetValue(digits),
            },
            parsed.GetValue(title) ?? "",
            parsed.GetValue(format),
            parsed.GetValue(output)));
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static ExitCode Run(
        CommandEnvironment environment, IReadOnlyList<string> paths, TableStyle style, string title, string? word, string? output)
    {
        var format = Format(word, output);
        List<RecordedResult> results = [.. paths.Select(path => Read(path, environment))];
        var table = Table(results, Named(style, results), title);
        if (output is null)
        {
            environment.Output.Write(format == TableFormat.Tex ? table.ToTex() : table.ToMarkdown());
            return ExitCode.Success;
        }

        try
        {
            table.Write(environment.FullPath(output), format);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The table cannot be written to `{output}`: {error.Message}", "Choose another name with `--out`.");
        }

        environment.Output.WriteLine($"table: {output}");
        return ExitCode.Success;
    }

    private static RegressionTable Table(IReadOnlyList<RecordedResult> results, TableStyle style, string title)
    {
        try
        {
            return RegressionTable.Of(results, style, title);
        }
        catch (ArgumentException)
        {
            throw new UserErrorException(
                "No column is left: no result has these estimands by these methods.", "Leave `--estimand` or `--method` out, or name `--method all`.");
        }
    }

    private static TableFormat Format(string? word, string? output)
    {
        if (output is { Length: 0 }) throw new UserErrorException("`--out` names no file.", "Name one, or leave `--out` out.");
        var known = Formats.Select(each => "." + each.Word);
        var ending = output is null ? null : Path.GetExtension(output).ToLowerInvariant();
        if (word is null && ending is not null && !known.Contains(ending))
            throw new UserErrorException(
                $"`--out {output}` names no file of a known form.", $"End the name with {string.Join(", ", known)}, or say `--format`.");
        var format = Formats.First(each => each.Word == (word ?? ending?[1..] ?? "md")).Value;
        return format == TableFormat.Docx && output is null
            ? throw new UserErrorException("A Word document is not printed.", "Name a file: `--out table.docx`.")
            : format;
    }

    /// <summary>The style with <c>all</c> replaced by what there is; a name that no result has is refused.</summary>
    private static TableStyle Named(TableStyle style, IReadOnlyList<RecordedResult> results)
    {
        var rows = results.SelectMany(result => result.Estimates).ToList();
        List<string> fits = [.. rows.Select(row => $"{row.Method.Name} @ {row.Design}").Distinct()];
        Require(style.Estimands, [.. rows.Select(row => row.Estimand).Distinct()], "an estimand", "estimands");
        Require(style.Methods, [All, .. rows.Select(row => row.Method.Name).Distinct(), .. fits], "a method", "methods");
        return style.Methods.Contains(All) ? style with { Methods = fits } : style;
    }

    private static void Require(IReadOnlyList<string> written, IReadOnlyList<string> known, string kind, string plural)
    {
        if (written.FirstOrDefault(each => !known.Contains(each)) is not { } unknown) return;
        var nearest = NearestName.Find(unknown, known) is { } name ? $"nearest `{name}`; " : "";
        throw new UserErrorException($"`{unknown}` is not {kind} of these results.", $"{nearest}{plural}: {string.Join(", ", known)}.");
    }

    private static RecordedResult Read(string path, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        var file = Directory.Exists(full) ? Path.Combine(full, "result.json") : full;
        try
        {
            return RecordedResult.Read(OrdinaryFile.ReadAllBytes(file, LongestResult));
        }
        catch (NotOrdinaryFileException other)
        {
            throw new UserErrorException($"`{path}` is {other.Message}.", "Name the `result.json` of a report, or the folder in which it is.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException(
                Directory.Exists(full) ? $"The folder `{path}` holds no `result.json`." : $"There is no file `{path}`.",
                "`cdi run` writes one where the report's `write` names json.");
        }
        catch (JsonException wrong)
        {
            throw new UserErrorException($"`{path}` is not a result: {wrong.Message}", "Name a `result.json` that `cdi run` wrote, or run the study again.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{path}` cannot be read: {error.Message}", "Name the `result.json` of a report.");
        }
    }
}
