using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Writes the spec of a file that is labelled already: commented, and accepted by <c>cdi run</c> as it is.</summary>
/// <remarks>What the author is to read stands in <c>//</c> comments; only facts about the file stand in <c>///</c> documentation, which reports publish.</remarks>
internal static class FirstSpec
{
    private const int MostListedColumns = 40;

    /// <summary>The text of the spec.</summary>
    /// <param name="file">The labelled file.</param>
    /// <param name="options">The options of the outcome; null where it is numeric.</param>
    /// <param name="source">Path of the file from the folder of the spec, <c>/</c> between folders.</param>
    public static string Of(LabelledFile file, OptionList? options, string source) => $$"""
        cdi 1

        // Written by `cdi new`; it runs as it is. The lines with three slashes stand in the report: say there what the study asks.
        /// {{Documentation(file, source)}}
        study {{SpecWords.Name(Path.GetFileNameWithoutExtension(source))}}

        {{Corpus(file, source)}}

        {{Outcome(file, options)}}
        {{Llm(file, options)}}
        human people {
          recorded {
            label = {{SpecWords.Header(file.Human.Name)}}{{Map(options?.Human)}} // a blank means: not labelled
          }
        }

        {{Estimand(file, options)}}

        sampling {
          {{Given(file)}}
          seed = 1 // any number; it fixes the folds in which the model's labels are calibrated
        }

        inference {
          {{Method(file)}}
          generalise = population // `corpus` where the question is about these very texts
          alpha = 0.05 // 95 % intervals
        }

        {{Report(file)}}
        """;

    private static string Documentation(LabelledFile file, string source)
    {
        var people = $"people labelled {Texts(file.Labelled)} of {file.Profile.Rows} ({SpecWords.Plain(file.Human.Name)})";
        var name = SpecWords.Plain(Path.GetFileName(source));
        return file.Llm is { } llm ? $"{name}: {people}, a model all it could ({SpecWords.Plain(llm.Name)})." : $"{name}: {people}.";
    }

    private static string Texts(long count) => count == 1 ? "1 text" : $"{count} texts";

    private static string Corpus(LabelledFile file, string source)
    {
        var key = file.Profile.Key is { } column && file.Others.Contains(column) && SpecWords.CanName(column.Name)
            ? $"key = {SpecWords.Name(column.Name)}\n  {Column(column)}"
            : "key = row_number // allow CDI2012: the hash above pins the order of the rows";
        var given = file.Given is { } probability ? $"  drawn_with: number from {SpecWords.Header(probability)} // each text's probability of being labelled\n" : "";
        return $$"""
            corpus texts {
              source = {{SpecWords.Quoted(source)}}
              sha256 = "{{file.Profile.File.Sha256}}"
              rows = {{Texts(file.Profile.Rows)}}
            {{Dialect(file, source)}}  missing = [{{string.Join(", ", file.Profile.Missing.Select(SpecWords.Quoted))}}]
              {{key}}
            {{given}}{{Others(file)}}}
            """;
    }

    private static string Dialect(LabelledFile file, string source) =>
        string.Concat(file.Profile.Dialect.Settings(source).Select(each => $"  {each.Setting} = {each.Value}\n"));

    private static string Others(LabelledFile file)
    {
        var others = file.Others.Where(each => SpecWords.CanName(each.Name)).Take(MostListedColumns).Select(each => $"  // {Column(each)}\n").ToList();
        return others.Count == 0 ? "" : "  // Declare what a formula may use; the file also has:\n" + string.Concat(others);
    }

    private static string Column(ColumnProfile column) =>
        $"{SpecWords.Name(column.Name)}: {column.Guess.ToString().ToLowerInvariant()} from {SpecWords.Header(column.Name)}";

    private static string Outcome(LabelledFile file, OptionList? options)
    {
        if (options is null)
        {
            var (minimum, maximum) = file.Range();
            return $"outcome label number {SpecWords.Number(minimum)}..{SpecWords.Number(maximum)} {{\n}}\n";
        }

        var lines = options.Shown.Select((shown, option) => $"  {OptionList.Key(option)} = {SpecWords.Quoted(shown)}\n");
        return $"outcome label {{\n{string.Concat(lines)}}}\n";
    }

    private static string Llm(LabelledFile file, OptionList? options) => file.Llm is not { } llm ? "" : $$"""

        llm model {
          on_failure = annotate // a text without the model's label counts by its human label, if it has one
          recorded {
            label = {{SpecWords.Header(llm.Name)}}{{Map(options?.Llm)}}{{Confidence(file)}}
          }
        }

        """;

    private static string Confidence(LabelledFile file) =>
        file.Confidence is { } column ? $"\n    confidence = {SpecWords.Header(column)}" : "";

    private static string Map(IReadOnlyList<(string Label, int Option)>? labels) => labels is null
        ? ""
        : " where { " + string.Join(", ", labels.Select(each => $"{SpecWords.Key(each.Label)} = {OptionList.Key(each.Option)}")) + " }";

    private static string Estimand(LabelledFile file, OptionList? options) => options is null
        ? $$"""
            /// Mean of {{SpecWords.Plain(file.Human.Name)}}.
            estimand mean_label {
              target = mean(label)
            }
            """
        : $$"""
            /// Share of texts labelled {{SpecWords.Plain(options.Shown[0])}}.
            estimand share {
              target = prevalence(label[A]) // with a declared column x also: model = logistic(label[A] ~ 1 + x), target = coefficient(x)
            }
            """;

    private static string Given(LabelledFile file) => file.Given is null
        ? "given = uniform // the labelled texts are a simple random sample; if not, name the column of their probabilities"
        : "given = drawn_with";

    private static string Method(LabelledFile file) => file.Llm is null
        ? "method = human_only // no model labelled these texts"
        : "method = calibrated // the model's labels, corrected by those of people";

    private static string Report(LabelledFile file)
    {
        var compare = file switch
        {
            { Llm: null } => "",
            { Given: null } => "  compare = [human_only, llm_only, ppi_tuned] // llm_only is shown for contrast: it is not valid\n",
            _ => "  compare = [human_only, llm_only] // llm_only is shown for contrast: it is not valid\n",
        };
        return $"report {{\n{compare}  write = [html, markdown, json, csv]\n}}\n";
    }
}
