using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Writes the spec of a file that is labelled already: commented, and accepted by <c>cdi run</c> as it is.</summary>
internal static class FirstSpec
{
    private const int MostListedColumns = 40;

    /// <summary>The text of the spec.</summary>
    /// <param name="file">The labelled file.</param>
    /// <param name="options">The options of the outcome; null where it is numeric.</param>
    /// <param name="source">Path of the file from the folder of the spec, <c>/</c> between folders.</param>
    public static string Of(LabelledFile file, OptionList? options, string source) => $$"""
        cdi 1

        /// Written by `cdi new` for {{source}}: a model labelled the texts, people {{file.Labelled}} of {{file.Profile.Rows}}.
        /// Say here what the study asks.
        study {{SpecWords.Name(Path.GetFileNameWithoutExtension(source))}}

        {{Corpus(file, source)}}

        {{Outcome(file, options)}}

        llm model {
          on_failure = annotate // a text without the model's label counts by its human label, if it has one
          recorded {
            label = {{SpecWords.Header(file.Llm.Name)}}{{Map(options?.Llm)}}{{Confidence(file)}}
          }
        }

        human people {
          recorded {
            label = {{SpecWords.Header(file.Human.Name)}}{{Map(options?.Human)}} // a blank means: not labelled
          }
        }

        {{Estimand(options)}}

        sampling {
          given = uniform // the labelled texts are a simple random sample; if not, name the column of their probabilities
          seed = 1 // any number; it fixes the folds in which the model's labels are calibrated
        }

        inference {
          method = calibrated // the model's labels, corrected by those of people
          generalise = population // `corpus` where the question is about these very texts
          alpha = 0.05 // 95 % intervals
        }

        report {
          compare = [human_only, llm_only, ppi_tuned] // llm_only is shown for contrast: it is not valid
          write = [html, markdown, json, csv]
        }

        """;

    private static string Corpus(LabelledFile file, string source)
    {
        var rows = file.Profile.Rows == 1 ? "1 text" : $"{file.Profile.Rows} texts";
        var key = file.Profile.Key is { } column && file.Others.Contains(column) && SpecWords.CanName(column.Name)
            ? $"key = {SpecWords.Name(column.Name)}\n  {Column(column)}"
            : "key = row_number // allow CDI2012: the hash above pins the order of the rows";
        return $$"""
            corpus texts {
              source = {{SpecWords.Quoted(source)}}
              sha256 = "{{file.Profile.File.Sha256}}"
              rows = {{rows}}
              missing = [{{string.Join(", ", file.Profile.Missing.Select(SpecWords.Quoted))}}]
              {{key}}
              // Declare what a formula may use; the file also has:
            {{string.Concat(file.Others.Where(each => SpecWords.CanName(each.Name)).Take(MostListedColumns).Select(each => $"  // {Column(each)}\n"))}}}
            """;
    }

    private static string Column(ColumnProfile column) =>
        $"{SpecWords.Name(column.Name)}: {column.Guess.ToString().ToLowerInvariant()} from {SpecWords.Header(column.Name)}";

    private static string Outcome(LabelledFile file, OptionList? options)
    {
        if (options is null)
        {
            var (minimum, maximum) = file.Range();
            return $"outcome label number {SpecWords.Number(minimum)}..{SpecWords.Number(maximum)} {{\n}}";
        }

        var lines = options.Shown.Select((shown, option) => $"  {OptionList.Key(option)} = {SpecWords.Quoted(shown)}\n");
        return $"outcome label {{\n{string.Concat(lines)}}}";
    }

    private static string Confidence(LabelledFile file) =>
        file.Confidence is { } column ? $"\n    confidence = {SpecWords.Header(column)}" : "";

    private static string Map(IReadOnlyList<(string Label, int Option)>? labels) => labels is null
        ? ""
        : " where { " + string.Join(", ", labels.Select(each => $"{SpecWords.Key(each.Label)} = {OptionList.Key(each.Option)}")) + " }";

    private static string Estimand(OptionList? options) => options is null
        ? """
            /// The mean label.
            estimand mean_label {
              target = mean(label)
            }
            """
        : $$"""
            /// Share of texts labelled {{options.Shown[0]}}.
            estimand share {
              target = prevalence(label[A]) // with a declared column x also: model = logistic(label[A] ~ 1 + x), target = coefficient(x)
            }
            """;
}
