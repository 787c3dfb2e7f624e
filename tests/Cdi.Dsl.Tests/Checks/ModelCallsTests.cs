using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>A model that a study asks itself: what it needs, and what it cannot have.</summary>
public sealed class ModelCallsTests
{
    private static readonly string Study = HostileLetters.Of(
        HostileLetters.Asked(), prices: "prices {\n  input = 2.50 USD\n  output = 10 USD\n}\n\n");

    private const string Failure = "  on_failure = annotate";

    [Theory]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o-2024-08-06", ModelProtocol.OpenAI, "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o-2024-08-06", "openai:gpt-4o-2024-08-06", ModelProtocol.OpenAI, "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o-2024-08-06\"", "llama3:8b-2024-08-06\"\n  base_url = \"http://localhost:11434/v1\"", ModelProtocol.OpenAI, "llama3:8b-2024-08-06")]
    [InlineData("gpt-4o-2024-08-06\"\n  temperature = 0", "claude-haiku-4-5-20251001\"", ModelProtocol.Anthropic, "claude-haiku-4-5-20251001")]
    [InlineData("gpt-4o-2024-08-06\"\n  temperature = 0", "anthropic:other-20251001\"", ModelProtocol.Anthropic, "other-20251001")]
    public void A_name_says_whom_it_means(string old, string @new, ModelProtocol protocol, string model)
    {
        var result = Compiled.Text(With(old, @new));
        Assert.Empty(result.Diagnostics);
        var calls = Assert.Single(result.Plan?.Llms ?? throw new InvalidOperationException()).Calls;
        Assert.Equal((protocol, model), (calls?.Protocol, calls?.Model));
    }

    [Fact]
    public void Every_setting_of_calls_is_in_the_plan()
    {
        var text = With(Failure, "  on_failure = retry(3)\n  max_cost = 20 USD\n  structured = yes\n  base_url = \"https://models.example.org/v1\"");
        var result = Compiled.Text(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            new ModelCalls
            {
                Protocol = ModelProtocol.OpenAI, Model = "gpt-4o-2024-08-06", Address = "https://models.example.org/v1", MaxTokens = 5, Structured = true,
                Retries = 3, MaxCost = 20, Currency = "USD", PricePerMillionInput = 2.50m, PricePerMillionOutput = 10,
            },
            result.Plan?.Llms[0].Calls);
    }

    [Theory]
    [InlineData("gpt-4o-2024-08-06", "llama-3.1-8b-instruct-20240723", "CDI4040")]
    [InlineData("gpt-4o-2024-08-06", "openai:", "CDI4007 CDI4040")]
    [InlineData(Failure, Failure + "\n  base_url = \"localhost:8000\"", "CDI4041")]
    [InlineData(Failure, Failure + "\n  base_url = \"file:///etc/passwd\"", "CDI4041")]
    [InlineData(Failure, Failure + "\n  base_url = \"https://me:secret@example.org/v1\"", "CDI4041")]
    [InlineData(Failure, Failure + "\n  base_url = \"https://example.org/v1?key=secret\"", "CDI4041")]
    [InlineData("  max_tokens = 5\n", "  max_cost = 20 USD\n", "CDI4042")]
    [InlineData(Failure, Failure + "\n  max_cost = 20 EUR", "CDI4043")]
    [InlineData("output = 10 USD", "output = 10 EUR", "CDI4043")]
    [InlineData("  output = 10 USD\n", "", "CDI4044")]
    [InlineData("  output = 10 USD\n", "  output = 10 USD\n  call = 0.01 USD\n", "CDI4044")]
    [InlineData("gpt-4o-2024-08-06", "claude-haiku-4-5-20251001", "CDI4045")]
    [InlineData(Failure, "  on_failure = retry", "CDI2014")]
    [InlineData(Failure, "  on_failure = retry(0)", "CDI2014")]
    [InlineData(Failure, "  on_failure = retry(2.5)", "CDI2014")]
    [InlineData(Failure, "  on_failure = retry(3, 4)", "CDI2014")]
    [InlineData(Failure, "  on_failure = drop", "CDI4008")]
    [InlineData("  max_tokens = 5", "  max_tokens = 0", "CDI2014")]
    [InlineData("  model = \"gpt-4o-2024-08-06\"\n", "", "CDI2013")]
    [InlineData("design = uniform", "design = confidence", "CDI5008 CDI2013")]
    public void What_cannot_be_asked_is_told(string old, string @new, string codes) =>
        Assert.Equal(codes, string.Join(' ', Compiled.Text(With(old, @new)).Diagnostics.Select(diagnostic => diagnostic.Code)));

    [Fact]
    public void A_model_that_is_asked_can_be_asked_for_a_confidence()
    {
        var study = With("design = uniform", "design = confidence");
        var missing = Assert.Single(Compiled.Text(study).Diagnostics, each => each.Code == "CDI2013");
        Assert.Contains("`confidence = agreement`", missing.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("CDI2013", Compiled.Codes(study.Replace("  temperature = 0\n", "  temperature = 0\n  confidence = tokens\n")));
    }

    [Theory]
    [InlineData("calls = 5 calls", 5, OptionOrder.Given, ConfidenceSource.Stated)]
    [InlineData("calls = 5 calls\n  confidence = agreement", 5, OptionOrder.Given, ConfidenceSource.Agreement)]
    [InlineData("calls = 1 call\n  option_order = rotated\n  confidence = agreement", 1, OptionOrder.Rotated, ConfidenceSource.Agreement)]
    [InlineData("option_order = every\n  confidence = tokens", 1, OptionOrder.Every, ConfidenceSource.Tokens)]
    public void How_often_and_in_which_orders_a_model_is_asked_is_in_the_plan(string settings, int samples, OptionOrder order, ConfidenceSource source)
    {
        var result = Compiled.Text(With("  temperature = 0\n", "  temperature = 0.7\n  " + settings + "\n"));
        Assert.Empty(result.Diagnostics);
        var calls = result.Plan?.Llms[0].Calls;
        Assert.Equal((samples, order, source), (calls?.Samples, calls?.OptionOrder, calls?.Confidence));
    }

    [Theory]
    [InlineData("calls = 5 calls", "CDI4046")]
    [InlineData("calls = 0 calls", "CDI2014")]
    [InlineData("calls = 101 calls", "CDI2014")]
    [InlineData("calls = 5 labels", "CDI2014")]
    [InlineData("confidence = agreement", "CDI4047")]
    [InlineData("confidence = logprobs", "CDI1005")]
    [InlineData("confidence = tokens\n  structured = yes", "CDI4047")]
    [InlineData("option_order = random", "CDI1005")]
    [InlineData("reason = after", "CDI1005")]
    [InlineData("reason = before\n  confidence = tokens", "CDI4047")]
    public void Calls_and_confidences_that_give_nothing_are_told(string settings, string code) =>
        Assert.Equal(code, Assert.Single(Compiled.Text(With("  max_tokens = 5\n", "  max_tokens = 5\n  " + settings + "\n")).Diagnostics).Code);

    [Theory]
    [InlineData("gpt-4o-2024-08-06\"\n  temperature = 0", "claude-haiku-4-5-20251001\"", "confidence = tokens", "CDI4013")]
    [InlineData("    {options}\n", "    H or C\n", "option_order = every", "CDI4048")]
    [InlineData("  C = ", "  D = \"Dry\"\n  E = \"Elated\"\n  G = \"Grave\"\n  C = ", "option_order = every", "CDI4048")]
    [InlineData("  C = ", "  HC = \"Both\"\n  C = ", "confidence = tokens", "CDI4047")]
    public void What_a_provider_or_a_prompt_does_not_give_is_told(string old, string @new, string setting, string code)
    {
        var text = With(old, @new).Replace("  max_tokens = 5\n", $"  max_tokens = 5\n  {setting}\n", StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(Compiled.Text(text).Diagnostics).Code);
    }

    [Theory]
    [InlineData("reason = before", "{body}\n\nGive your reasons first. Then write a last line that begins with \"Answer:\", with nothing but the answer "
        + "behind it.")]
    [InlineData("reason = before\n  structured = yes", "{body}\n\nGive your reasons first, then the answer.")]
    [InlineData("reason = none", "{body}")]
    public void A_model_that_gives_reasons_is_asked_for_them(string settings, string end)
    {
        var result = Compiled.Text(With("  temperature = 0\n", "  temperature = 0\n  " + settings + "\n"));
        Assert.Empty(result.Diagnostics);
        var prompt = string.Concat((result.Plan?.Llms[0].LabelPrompt?.Pieces ?? [])
            .Select(piece => piece.Kind == PromptPieceKind.Column ? "{body}" : piece.Text));
        Assert.EndsWith(end, prompt);
        Assert.Equal(settings.Contains("before", StringComparison.Ordinal), result.Plan?.Llms[0].Calls?.Reasons);
    }

    [Fact]
    public void Several_prompts_are_in_the_plan_and_in_the_code()
    {
        const string Prompts = """"
              label = [
                """
                  Hostile or civil? {options}
                  {body}
                  """,
                """Hostile? {options} {body}""",
              ]

            """";
        var text = Several(Prompts);
        var result = Compiled.Text(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(1, result.Plan?.Llms[0].OtherPrompts.Count);
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains("OtherPrompts", StringComparison.Ordinal));
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains("string ReaderLabel2(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", "CDI2014")]
    [InlineData("[\"\"\"{options} {body}\"\"\", 3]", "CDI2014")]
    [InlineData("[\"\"\"{options} {body}\"\"\", \"\"\"{options} {body}\"\"\"]", "CDI4050")]
    [InlineData("[\"\"\"{options} {body}\"\"\", \"\"\"{options} again\"\"\"]", "CDI4003")]
    [InlineData("[\"\"\"{options} {body}\"\"\", \"\"\"Is it? {body}\"\"\"]", "CDI4004")]
    public void Each_of_several_prompts_is_checked(string prompts, string code) =>
        Assert.Contains(code, Compiled.Codes(Several($"  label = {prompts}\n")));

    private static string Several(string label)
    {
        var (begin, end) = (Study.IndexOf("  label = \"\"\"", StringComparison.Ordinal), Study.IndexOf("  on_failure", StringComparison.Ordinal));
        return Study[..begin] + label + Study[end..];
    }

    [Fact]
    public void Options_are_explained_where_something_is_said_of_them()
    {
        var prompt = With("{options}", "{explained_options}");
        Assert.Equal("CDI4049", Assert.Single(Compiled.Text(prompt).Diagnostics).Code);
        var result = Compiled.Text(prompt.Replace("  H = ", "  /// Threatens.\n  H = ", StringComparison.Ordinal));
        Assert.Empty(result.Diagnostics);
        Assert.Equal((true, "Hostile (Threatens.)", "Civil"),
            (result.Plan?.Outcomes[0].IsExplained, result.Plan?.Outcomes[0].Options[0].Explained, result.Plan?.Outcomes[0].Options[1].Explained));
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains("H: Hostile (Threatens.)\\nC: Civil", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_secret_address_holds_is_not_repeated()
    {
        var diagnostic = Assert.Single(Compiled.Text(With(Failure, Failure + "\n  base_url = \"https://me:secret@example.org/v1\"")).Diagnostics);
        Assert.DoesNotContain("secret", diagnostic.Message + diagnostic.Hint);
    }

    private static string With(string old, string @new) => Study.Contains(old, StringComparison.Ordinal)
        ? Study.Replace(old, @new, StringComparison.Ordinal) : throw new ArgumentException($"The study has no `{old}`.", nameof(old));
}
