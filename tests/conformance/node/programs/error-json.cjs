try {
  require('./lib-broken.json');
} catch (error) {
  console.log(error.name, error.message.replace(/^.*\//, ''));
}
