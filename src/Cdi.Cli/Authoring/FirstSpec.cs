using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Writes the spec of a file that is labelled already: commented, and accepted by <c>cdi run</c> as it is.</summary>
/// <remarks>What the author is to read stands in <c>//</c> comments; only facts about the file stand in <c>///</c> documentation, which reports
/// publish.</remarks>
/// <param name="request">What the user said.</param>
/// <param name="file">The labelled file.</param>
/// <param name="outcome">What its labels are taken for.</param>
/// <param name="options">The options; null where labels are numbers.</param>
internal sealed partial class FirstSpec(FirstStudyRequest request, LabelledFile file, OutcomeDecision outcome, OptionList? options)
{
    /// <summary>The strings that the spec reads as "missing".</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What the author should look at.</summary>
    public required AuthorNotes Notes { get; init; }

    /// <summary>The labelled file.</summary>
    public LabelledFile Labelled => file;

    /// <summary>The options; null where labels are numbers.</summary>
    public OptionList? Options => options;

    /// <summary>The same spec with other notes.</summary>
    /// <param name="notes">What the author should look at.</param>
    public FirstSpec With(AuthorNotes notes) => new(request, file, outcome, options) { Missing = Missing, Notes = notes };

    /// <summary>The text of the spec.</summary>
    /// <param name="source">Path of the file from the folder of the spec, <c>/</c> between folders.</param>
    public string Of(string source) => $$"""
        cdi 1

        // Lines with three slashes stand at the head of the report and of its answers.
        /// {{Documentation(source)}}
        study {{SpecWords.Name(Path.GetFileNameWithoutExtension(source))}}

        {{Corpus(source)}}

        {{Outcome()}}
        {{Llm()}}
        human people {
          recorded {
            label = {{SpecWords.Header(file.Human.Name)}}{{Map(options?.Human)}} // a blank means: not labelled
          }
        }

        {{Estimand()}}

        sampling {{{Accepted(Acceptance.Place.Sampling, 1)}}
        {{Comments(Notes.OnDraw)}}  {{Given()}}
          seed = 1 // any number; it fixes the folds in which the model's labels are calibrated
        }{{Accepted(Acceptance.Place.Sampling, 2)}}

        inference {
          {{Method()}}
          generalise = population // `corpus` where the question is about these very texts
          alpha = 0.05 // 95 % intervals
        }

        {{Report()}}
        """;

    private string Documentation(string source)
    {
        var people = $"people labelled {Texts(file.Labelled)} of {file.Profile.Rows} ({SpecWords.Plain(file.Human.Name)})";
        var name = SpecWords.Plain(Path.GetFileName(source));
        return file.Llm is { } llm ? $"{name}: {people}, a model all it could ({SpecWords.Plain(llm.Name)})." : $"{name}: {people}.";
    }

    private string Llm() => file.Llm is not { } llm ? "" : $$"""

        llm model {
          on_failure = annotate // a text without the model's label counts by its human label, if it has one
          recorded {
            label = {{SpecWords.Header(llm.Name)}}{{Map(options?.Llm)}}{{Accepted(Acceptance.Place.Label)}}{{Confidence()}}
          }
        }

        """;

    private string Confidence() => file.Confidence is { } column ? $"\n    confidence = {SpecWords.Header(column)}{Accepted(Acceptance.Place.Confidence)}" : "";

    /// <summary>What the author accepts of an entry, as the comment behind it; where a line holds one already, the one that is due on this line.</summary>
    private string Accepted(Acceptance.Place place, int index = 0) =>
        request.Accepted.Where(each => each.Where == place).ElementAtOrDefault(index) is { } accepted ? $" {accepted.Comment}" : "";

    private static string Map(IReadOnlyList<(string Label, int Option)>? labels) => labels is null
        ? ""
        : " where { " + string.Join(", ", labels.Select(each => $"{SpecWords.Key(each.Label)} = {OptionList.Key(each.Option)}")) + " }";

    private string Given() => (file.Given, Accepted(Acceptance.Place.Sampling)) switch
    {
        (null, "") => "given = uniform // the labelled texts are a simple random sample; if not, name the column of their probabilities",
        (null, var accepted) => $"given = uniform{accepted}",
        (_, var accepted) => $"given = drawn_with{accepted}",
    };

    private string Method() => file.Llm is null
        ? "method = human_only // no model labelled these texts"
        : "method = calibrated // the model's labels, corrected by those of people";

    private string Report()
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
