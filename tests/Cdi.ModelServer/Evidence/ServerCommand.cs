namespace Cdi.ModelServer.Evidence;

/// <summary>What the project does as a program: serve, or show what the engine stands.</summary>
internal static class ServerCommand
{
    private const string Usage = """
        serve PORT                 a model server on this machine whose answers to every prompt are A
        load CALLS PERCENT FAULT   CALLS calls of which PERCENT per cent go wrong; FAULT is a kind, `all` of them, or `each`
        engine CALLS CONCURRENCY   CALLS calls that are answered at once, in this process: what the engine itself takes
        """;

    /// <summary>Carries out a command.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", var port]:
                await using (var server = await LocalModelServer.StartAsync(new() { Answer = _ => "A" }, int.Parse(port)))
                {
                    Console.WriteLine(server.OpenAI);
                    await server.RunAsync();
                }

                return 0;
            case ["load", var calls, var percent, var fault]:
                return await LoadRun.ShowAsync(int.Parse(calls), int.Parse(percent), fault);
            case ["engine", var calls, var concurrency]:
                return await EngineRun.ShowAsync(int.Parse(calls), int.Parse(concurrency));
            default:
                Console.Error.WriteLine(Usage);
                return 1;
        }
    }
}
