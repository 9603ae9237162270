// 있는 것 하나와 없는 것 하나를 물어봐요.
// Asks for one thing that is there and one that is not.
for (const path of ['/', '/nothing']) {
  const response = await fetch(`http://${process.env.HOST}:8080${path}`);
  console.log(`client: ${path} ${response.status} ${await response.text()}`);
}
