using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>Examples in prompts.</content>
public static partial class AnnotationDiagnostics
{
    /// <summary>CDI4012. Recorded answers were made with labelled texts of the corpus in the prompt, and nothing says which.</summary>
    /// <param name="place">The examples.</param>
    /// <param name="llm">Name of the model.</param>
    public static Diagnostic UnnamedExamples(Place place, string llm) => Error("CDI4012", place,
        $"The prompts of `llm {llm}` showed labelled texts of the corpus, and nothing says which: they would serve inference as well.",
        "Name the column that is 1 for them, `recorded { examples = column }`; they are then labelled with certainty, π = 1.");

    /// <summary>CDI4023. Texts of a draw that was made before are to be examples, and what is left of it is no draw of known probabilities.</summary>
    /// <param name="place">The examples.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="draw">The draw, as the spec says it.</param>
    public static Diagnostic ExamplesOfDraw(Place place, string llm, string draw) => Error("CDI4023", place,
        $"`llm {llm}` takes examples from labels that were drawn before (`{draw}`): without them, the others have no known probabilities.",
        "Write examples into the spec, `examples { \"text\" = option }`; only of a draw that gave every text, or every text of a group, one probability "
            + "can some be set apart.");

    /// <summary>CDI4020. A prompt has no place for the examples that it is to show.</summary>
    /// <param name="place">The prompt.</param>
    /// <param name="llm">Name of the model.</param>
    public static Diagnostic NoPlaceForExamples(Place place, string llm) => Error("CDI4020", place,
        $"`llm {llm}` has examples, and this prompt does not show them.",
        "Put `{examples}` where they belong, above the text that is asked about; or leave `examples` out.");

    /// <summary>CDI4021. A prompt is to show examples, and there are none.</summary>
    /// <param name="place">The prompt.</param>
    /// <param name="llm">Name of the model.</param>
    public static Diagnostic NoExamples(Place place, string llm) => Error("CDI4021", place,
        $"The prompt has `{{examples}}`, and nothing says what `llm {llm}` is shown.",
        "Write them, `examples { \"text\" = option }`, or have people label some first, `examples = 8 from labelled`.");

    /// <summary>CDI4022. Examples cannot be chosen as the study says.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic ExamplesNotChosen(Place place, string llm, string reason, string hint) => Error("CDI4022", place,
        $"The examples of `llm {llm}` cannot be chosen, because {reason}.", hint);

    /// <summary>CDI4024. Examples take the whole budget.</summary>
    /// <param name="place">The number of texts.</param>
    /// <param name="texts">Texts that people label first.</param>
    /// <param name="budget">Texts that the budget pays for.</param>
    public static Diagnostic ExamplesExceedBudget(Place place, Texts texts, Labels budget) => Error("CDI4024", place,
        $"People label {texts} for examples first, and the budget pays for {budget}: nothing is left to draw.",
        "Raise `budget`, or label fewer texts for examples; they are paid from the budget.");
}
