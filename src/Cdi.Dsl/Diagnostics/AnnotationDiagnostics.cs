using System.Globalization;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 4xxx family: what annotators are asked, shown and paid.</summary>
public static partial class AnnotationDiagnostics
{
    /// <summary>CDI4001. A hole of a prompt names nothing that can fill it.</summary>
    /// <param name="place">The hole.</param>
    /// <param name="name">The name in it.</param>
    /// <param name="known">What can fill a hole here.</param>
    public static Diagnostic UnknownHole(Place place, string name, IReadOnlyCollection<string> known) => Error("CDI4001", place,
        $"Nothing fills the hole `{{{name}}}`.",
        NearestName.Find(name, known) is { } nearest
            ? $"Nearest `{nearest}`; known here: {NameList.Of(known)}. A brace that is meant is doubled."
            : $"Known here: {NameList.Of(known)}. A brace that is meant is doubled.");

    /// <summary>CDI4002. The label prompt asks with its own answer.</summary>
    public static Diagnostic LabelInOwnPrompt(Place place) => Error("CDI4002", place,
        "`{label}` is the answer to this prompt, so it cannot be part of it.",
        "Use `{label}` in the `confidence` prompt only.");

    /// <summary>CDI4003. A prompt shows nothing of the text that is to be judged.</summary>
    public static Diagnostic ShowsNoText(Place place, string prompt, IEnumerable<string> columns) => Error("CDI4003", place,
        $"The `{prompt}` prompt shows no text of the corpus, so every row gets the same question.",
        $"Put a text into it: {string.Join(" or ", columns.Select(column => $"`{{{column}}}`"))}.");

    /// <summary>CDI4004. A prompt asks for an answer that it does not name.</summary>
    /// <param name="place">The prompt.</param>
    /// <param name="absent">Keys of options that the prompt does not mention.</param>
    public static Diagnostic OptionsNotInPrompt(Place place, IEnumerable<string> absent) => Warning("CDI4004", place,
        $"The prompt does not mention {(string.Join(", ", absent.Select(key => $"option `{key}`")))}.",
        "Put `{options}` into the prompt; it lists the options as declared.");

    /// <summary>CDI4005. A number stands in a prompt without saying how it is written.</summary>
    public static Diagnostic NumberWithoutFormat(Place place, string name) => Error("CDI4005", place,
        $"`{{{name}}}` is a number without a format, so the prompt would depend on how numbers are printed.",
        $"Give a format, for example `{{{name}:0}}` or `{{{name}:0.00}}`.");

    /// <summary>CDI4006. A prompt tells the model what the human said.</summary>
    public static Diagnostic ShowsHumanLabel(Place place, string name, string human) => Error("CDI4006", place,
        $"`{{{name}}}` is what the annotators `{human}` said; a model that sees it is not independent of them.",
        "Take the hole out of the prompt.");

    /// <summary>CDI4007. The name of a model can mean another model tomorrow.</summary>
    /// <param name="place">The model.</param>
    /// <param name="model">Its name as written.</param>
    /// <param name="isAtAddress">Whether it is asked at an address of its own, where names are others.</param>
    public static Diagnostic NoSnapshot(Place place, string model, bool isAtAddress) => Warning("CDI4007", place,
        $"Model name \"{model}\" pins no snapshot: the same name can mean another model later.",
        isAtAddress ? "Name what the service pins: a version or a digest, as in \"NAME:1.2\" or \"NAME@3f2a9c\"."
            : "Name a dated snapshot, for example \"gpt-4o-2024-08-06\".");

    /// <summary>CDI4008. Dropping the texts that a model refuses changes the population.</summary>
    public static Diagnostic DropChangesPopulation(Place place) => Error("CDI4008", place,
        "`on_failure = drop` changes the population: texts that a model refuses are not like the others.",
        "Use `on_failure = annotate`; a human annotates them.");

    /// <summary>CDI4009. One random answer is taken for the model's judgement.</summary>
    public static Diagnostic OneRandomCall(Place place, double temperature) => Warning("CDI4009", place,
        $"Temperature {temperature.ToString("0.###", CultureInfo.InvariantCulture)} with one call: the label is one random draw.",
        "Use `temperature = 0`, or have several answers counted: `calls = 5 calls`.");

    /// <summary>CDI4010. Humans and model do not choose among the same options.</summary>
    /// <param name="place">The model's recorded labels.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="human">Keys that humans can give, in order.</param>
    /// <param name="llm">Keys that the model can give, in order.</param>
    public static Diagnostic DifferentOptions(Place place, string outcome, IEnumerable<string> human, IEnumerable<string> llm) => Warning("CDI4010", place,
        $"Of outcome `{outcome}`, humans choose among {string.Join(", ", human)}, the model among {string.Join(", ", llm)}.",
        "Map the cells of both to the same options.");

    /// <summary>CDI4011. A reward without currency is no price.</summary>
    public static Diagnostic RewardWithoutCurrency(Place place, string amount) => Error("CDI4011", place,
        $"The reward of {amount} has no currency.", $"Add one: `{amount} USD`, `EUR` or `GBP`.");

    /// <summary>CDI4040. Nobody can be asked by the name of a model.</summary>
    /// <param name="place">The name.</param>
    /// <param name="model">The name as written.</param>
    public static Diagnostic NoProvider(Place place, string model) => Error("CDI4040", place,
        $"Model name \"{model}\" names no provider, and by its name alone nobody can be asked.",
        "Write `openai:` or `anthropic:` before it, or give the address of a service that speaks OpenAI's protocol: "
            + "`base_url = \"http://localhost:8000/v1\"`.");

    /// <summary>CDI4041. The address of a model's service is none, or holds what no spec should.</summary>
    /// <param name="place">The address, which is not repeated.</param>
    /// <param name="fault">What is wrong, as the rest of a sentence.</param>
    public static Diagnostic WrongAddress(Place place, string fault) => Error("CDI4041", place,
        $"The value of `base_url` {fault}.",
        "Write scheme, host and path, for example `http://localhost:8000/v1`; keys are read from the environment.");

    /// <summary>CDI4042. The cost of calls has a limit, and what they cost cannot be known before they are made.</summary>
    /// <param name="place">The limit.</param>
    /// <param name="limit">The limit as written.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="isPriced">Whether a price for tokens is stated, so that only their number is unknown.</param>
    public static Diagnostic UnknownPrice(Place place, string limit, string reason, bool isPriced) => Error("CDI4042", place,
        $"`max_cost` of {limit} cannot be held, because {reason}.",
        isPriced ? "Add `max_tokens = 5`, the most tokens that an answer has, to the `llm` block."
            : "Add a block `prices` with a line `call = 0.001 USD`, or with the lines `input = 2.50 USD` and `output = 10 USD`, per million tokens; those need "
                + "`max_tokens` in the `llm` block.");

    /// <summary>CDI4043. Amounts that are compared or added have two currencies.</summary>
    /// <param name="place">Where they meet.</param>
    /// <param name="name">The setting or block.</param>
    /// <param name="one">A currency.</param>
    /// <param name="other">Another one.</param>
    public static Diagnostic TwoCurrencies(Place place, string name, string one, string other) => Error("CDI4043", place,
        $"In `{name}`, {one} meets {other}, and no rate between them is known.", $"State both in {one} or both in {other}.");

    /// <summary>CDI4044. The price of calls is stated in two ways, or by half.</summary>
    /// <param name="place">The block.</param>
    /// <param name="fact">What is stated, as the beginning of a sentence.</param>
    public static Diagnostic IncompletePrice(Place place, string fact) => Error("CDI4044", place,
        $"Of a model's price, {fact}.", "State `input` and `output`, per million tokens, or `call`.");

    /// <summary>CDI4045. A provider takes no temperature.</summary>
    /// <param name="place">The temperature.</param>
    /// <param name="model">The name of the model as written.</param>
    public static Diagnostic NoTemperature(Place place, string model) => Error("CDI4045", place,
        $"Anthropic's messages take no temperature, so that of \"{model}\" cannot be decided here.",
        "Leave `temperature` out; the model answers at its own.");

    /// <summary>CDI4013. A provider tells no probabilities of tokens.</summary>
    /// <param name="place">The source of the confidence.</param>
    /// <param name="model">The name of the model as written.</param>
    public static Diagnostic NoProbabilities(Place place, string model) => Error("CDI4013", place,
        $"Anthropic's messages tell no probabilities of tokens, so \"{model}\" has no `confidence = tokens`.",
        "Ask for the confidence by a prompt, or several times: `calls = 5 calls` with `confidence = agreement`.");

    /// <summary>CDI4046. A question is put several times to a model that answers it in one way.</summary>
    /// <param name="place">The number of calls.</param>
    /// <param name="calls">The number.</param>
    public static Diagnostic SameAnswers(Place place, int calls) => Error("CDI4046", place,
        $"At temperature 0 a model gives its likeliest answer, so {calls} calls are paid for one.",
        "Set a temperature above 0, for example `temperature = 0.7`, or ask once; `option_order = rotated` asks in several orders of the options.");

    /// <summary>CDI4050. A prompt stands twice in a list of prompts.</summary>
    /// <param name="place">Where it stands again.</param>
    public static Diagnostic SamePrompt(Place place) => Error("CDI4050", place,
        "This prompt stands in the list before, and one question has one answer in the ledger.",
        "Word it in another way, take it out, or ask the other one several times: `calls = 5 calls`.");

    /// <summary>CDI4047. Nothing gives the confidence that a study names.</summary>
    /// <param name="place">The source of the confidence.</param>
    /// <param name="source">Its word.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic NoConfidence(Place place, string source, string reason, string hint) => Error("CDI4047", place,
        $"`confidence = {source}` has nothing to come from, because {reason}.", hint);

    /// <summary>CDI4048. The options cannot be listed in several orders.</summary>
    /// <param name="place">The order.</param>
    /// <param name="order">Its word.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    public static Diagnostic NoOrders(Place place, string order, string reason) => Error("CDI4048", place,
        $"`option_order = {order}` cannot be asked for, because {reason}.",
        "Use `option_order = rotated` with `{options}` in the prompt, or leave it out.");

    /// <summary>CDI4049. A prompt explains options of which the spec says nothing.</summary>
    /// <param name="place">The prompt.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static Diagnostic NothingExplained(Place place, string outcome) => Error("CDI4049", place,
        $"The prompt has `{{explained_options}}`, and of no option of `{outcome}` anything is said.",
        "Write `/// what it means` above the options, or list them by `{options}`.");

    /// <summary>CDI4060. Several models annotate an outcome, and not one of them is named.</summary>
    /// <param name="place">The second model named, or the block that names none.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="models">Names of its models, in the order of the file.</param>
    /// <param name="named">How many of them are named.</param>
    public static Diagnostic SeveralModels(Place place, string outcome, IReadOnlyList<string> models, int named) => Error("CDI4060", place,
        $"Outcome `{outcome}` is annotated by {string.Join(", ", models.Select(model => $"`{model}`"))}, and `inference` names "
        + (named == 0 ? "none of them: estimates rest on one." : $"{named} of them: estimates rest on one."),
        $"Say which, `llm = {models[0]}`; the report shows the others beside it.");

    /// <summary>CDI4014. The answers of a model and those of humans are one column of the file.</summary>
    /// <param name="place">The model's recorded answers.</param>
    /// <param name="column">The header.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="human">Name of the annotators.</param>
    public static Diagnostic ModelReadsHumanLabel(Place place, string column, string llm, string human) => Error("CDI4014", place,
        $"`llm {llm}` and `human {human}` both read column `{column}`: the model would agree with itself.",
        "Name the column of the model's own answers; without one, leave the `llm` block out and use `method = human_only`.");

    /// <summary>CDI4015. A declared column is what humans said.</summary>
    /// <param name="place">The declaration.</param>
    /// <param name="name">Its name.</param>
    /// <param name="column">The header.</param>
    /// <param name="human">Name of the annotators.</param>
    public static Diagnostic ColumnReadsHumanLabel(Place place, string name, string column, string human) => Error("CDI4015", place,
        $"`{name}` reads `{column}`, the labels of `human {human}`: as a covariate, predictor, key or weight it would know the answer.",
        "Leave the column out; labels are read by `recorded` alone.");

    /// <summary>CDI4030. Labels of one outcome are recorded, and those of another are still to be collected.</summary>
    /// <param name="place">The annotators who are still to be asked.</param>
    /// <param name="live">Their name.</param>
    /// <param name="recorded">Name of those whose labels are recorded.</param>
    public static Diagnostic LiveBesideRecorded(Place place, string live, string recorded) => Error("CDI4030", place,
        $"The labels of `human {live}` are still to be collected, and those of `human {recorded}` are recorded: one sample cannot be drawn for both.",
        $"Make two studies of it, or say `recorded {{ label = column }}` for `{live}` as well.");

    /// <summary>CDI4031. A text without a label is to be an option, and the outcome has none for it.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static Diagnostic NoOptionForNonresponse(Place place, string outcome) => Error("CDI4031", place,
        $"`nonresponse = option` needs an option of `{outcome}` that says `{CannotSay.Words}`, and there is none.",
        $"Add the option, for example `U = \"Cannot say\"`, or use `weights`, or `bounds` for shares and means.");

    /// <summary>CDI4032. The least and the largest value of an estimand cannot be taken over the labels that are not known.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    public static Diagnostic NoBounds(Place place, string estimand, string reason) => Error("CDI4032", place,
        $"`nonresponse = bounds` has none for `{estimand}`, which {reason}.",
        "Use `weights`, whose assumption the report states, or give the outcome an option or bounds, and estimate shares and means.");

    /// <summary>CDI4033. People are to be asked about texts, and the study knows none.</summary>
    /// <param name="place">The annotators.</param>
    /// <param name="human">Their name.</param>
    /// <param name="corpus">Name of the corpus.</param>
    public static Diagnostic NothingToShow(Place place, string human, string corpus) => Error("CDI4033", place,
        $"`human {human}` are to be asked, and corpus `{corpus}` declares no text for them to read.",
        "Declare it: `body: text from column`, or `image` for the path of a picture.");

    /// <summary>CDI4034. A text that people are to read holds what the model said.</summary>
    /// <param name="place">The column.</param>
    /// <param name="name">Its name.</param>
    /// <param name="llm">Name of the model.</param>
    public static Diagnostic ShowsModelAnswer(Place place, string name, string llm) => Error("CDI4034", place,
        $"People are shown every text of the corpus, and `{name}` is what `llm {llm}` answered: who reads it does not judge by himself.",
        "Leave the column out; `recorded` reads the model's answers.");
}
